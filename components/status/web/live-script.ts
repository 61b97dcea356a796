/** Replaces the content of the page when the server sends another one, and says when it is no longer current. */
export const LIVE_SCRIPT = `
const main = document.querySelector("main");
const note = document.querySelector("#note");
const events = new EventSource("events");
const on = (name, action) => events.addEventListener(name, ({ data }) => action(JSON.parse(data)));
const old = (why) => { note.textContent = "This is no longer current: " + why; };
on("status", ({ title, html }) => {
  document.title = title;
  main.innerHTML = html;
  note.textContent = "";
});
on("time", (time) => { main.querySelector("time").textContent = time; });
on("problem", old);
events.onerror = () => old("flux-bootstrap status --web has ended.");
`;
