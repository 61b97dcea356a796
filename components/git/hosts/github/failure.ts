import { STATUS_CODES } from "node:http";

import { proxyVariable } from "../../../proxy/choose-proxy";

/** A failed request to GitHub, read from the error of the GitHub provider or of the provider of commits. */
export interface GitHubFailure {
  /** The status of the answer; undefined when none came. */
  readonly status: number | undefined;
  /** The error without URLs and quoted names, because the name of a repository, a branch or a file decides nothing. */
  readonly words: string;
  /** The way to get through the proxy that has answered in place of GitHub, or that was not reached. */
  readonly proxy: string | undefined;
  /** The error in one line, without what the layers between have wrapped around it. */
  readonly said: string;
}

/** Reads the error of a request to GitHub. */
export function readFailure(message: string): GitHubFailure {
  const said = withoutWrapping(message);
  const status = statusOf(said);
  return {
    status,
    words: said.replace(/https?:\/\/[^\s"]+|(["'])[^\s"']+\1/g, ""),
    proxy: isOfProxy(said, status) ? proxyAdvice(said) : undefined,
    said,
  };
}

/** Returns true when the same request may succeed soon. */
export function isTemporary({ status, words }: GitHubFailure): boolean {
  return status === undefined ? NO_ANSWER.test(words) : status >= 500 || /result of a timeout/i.test(words);
}

const NO_ANSWER = /\bEOF\b|connection re(set|fused)|broken pipe|time(d )?out|no such host|unreachable|server closed/i;

/** The name of a status, by which Go reports the answer of a proxy to CONNECT: https://pkg.go.dev/net/http#Transport */
const NAME_OF_STATUS = /"https:\/\/[^"]*": ([A-Z][A-Za-z' -]+)$/;

/**
 * Returns the status in an error: at its beginning, or after the request, as go-github and the provider of commits write it.
 *
 * @see https://pkg.go.dev/github.com/google/go-github/v72/github#ErrorResponse.Error
 */
function statusOf(said: string): number | undefined {
  const [, name = ""] = NAME_OF_STATUS.exec(said) ?? [];
  const [code] = Object.entries(STATUS_CODES).find(([, known]) => known === name) ?? [];
  const found = [
    /^(\d{3})\b/,
    /\b[A-Z]+ https?:\/\/\S+: (\d{3})\b/,
    /\bstatus code:? (\d{3})\b/,
    /\bthe proxy of \S+ answered (\d{3})\b/,
  ].map((place) => place.exec(said)?.[1]);
  const status = [...found, code].find((one) => one !== undefined);
  return status === undefined ? undefined : Number(status);
}

/** @see https://www.rfc-editor.org/rfc/rfc9110#name-407-proxy-authentication-re */
const PROXY_LOGIN_REQUIRED = 407;

function isOfProxy(said: string, status: number | undefined): boolean {
  if (status === PROXY_LOGIN_REQUIRED) return true;
  if (status !== undefined && NAME_OF_STATUS.test(said)) return true;
  return /\bthe proxy of \S+ answered \d|\b(proxyconnect|socks connect) tcp\b/.test(said);
}

function proxyAdvice(said: string): string {
  const [address = "https://api.github.com"] = /https?:\/\/[^\s"]+?(?=:? |"|$)/.exec(said) ?? [];
  const url = new URL(address);
  const variable = proxyVariable(url);
  return (
    `the proxy of ${variable} does not let requests to ${url.hostname} through. Give ${variable} its address and login, as ` +
    `http://USER:PASSWORD@HOST:PORT, or name ${url.hostname} in NO_PROXY, where Pulumi runs.`
  );
}

/** Providers put lines of their own before the answer, and an answer of GitHub may have several lines. */
function withoutWrapping(message: string): string {
  const lines = message
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const item = lines.findLastIndex((line) => line.startsWith("* "));
  const request = lines.findLastIndex((line) => /\b[A-Z]+ https?:\/\/|\b[A-Z][a-z]+ "https?:\/\//.test(line));
  const start = item >= 0 ? item : request >= 0 ? request : lines.length - 1;
  return lines.slice(Math.max(0, start)).join(" ").replace(/^\* /, "");
}
