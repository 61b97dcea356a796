import type { Call } from "./call";

/** Which part of a list is wanted. */
export interface Page {
  readonly number: number;
  readonly size: number;
}

/**
 * The page that the query asks for.
 *
 * @see https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api
 */
export function page(call: Call): Page {
  const number = Math.max(1, Math.trunc(Number(call.query.get("page")) || 1));
  const size = Math.min(100, Math.max(1, Math.trunc(Number(call.query.get("per_page")) || 30)));
  return { number, size };
}

/** The header that leads to the pages beside this one; `last` is known only when the whole list is. */
export function pageLinks(call: Call, { number }: Page, more: boolean, last?: number): Record<string, string> {
  const links: string[] = [];
  const add = (relation: string, to: number): void => {
    const query = new URLSearchParams(call.query);
    query.set("page", String(to));
    links.push(`<${call.url}?${query.toString()}>; rel="${relation}"`);
  };
  if (number > 1) add("prev", number - 1);
  if (more) add("next", number + 1);
  if (more && last !== undefined) add("last", last);
  if (number > 1) add("first", 1);
  return links.length === 0 ? {} : { Link: links.join(", ") };
}

/** Cuts the wanted page out of a whole list. */
export function cutPage<T>(
  call: Call,
  items: readonly T[],
): { readonly items: readonly T[]; readonly headers: Record<string, string> } {
  const wanted = page(call);
  const last = Math.ceil(items.length / wanted.size);
  const start = (wanted.number - 1) * wanted.size;
  return {
    items: items.slice(start, start + wanted.size),
    headers: pageLinks(call, wanted, wanted.number < last, last),
  };
}
