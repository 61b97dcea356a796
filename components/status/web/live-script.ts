/** Replaces the content of the page when the server sends another one, and says when it is no longer current. */
export const LIVE_SCRIPT = `
const main = document.querySelector("main");
const note = document.querySelector("#note");
const events = new EventSource("events");
const on = (name, action) => events.addEventListener(name, ({ data }) => action(JSON.parse(data)));
const old = (why) => { note.textContent = "This is no longer current: " + why; };
on("status", ({ title, html }) => {
  document.title = title;
  const { scrollX, scrollY } = window;
  main.innerHTML = html;
  // An element that takes the place of the page's target is the target only once somebody has gone there again.
  if (location.hash !== "") location.replace(location.hash);
  window.scrollTo(scrollX, scrollY);
  note.textContent = "";
});
on("time", (time) => { main.querySelector("time").textContent = time; });
on("problem", old);
events.onerror = () => old("flux-bootstrap status --web has ended.");
`;
