import { RE2JS } from "re2js";

/**
 * Compiles a regular expression as Go does, which must fit a whole value.
 *
 * @see https://github.com/google/re2/wiki/Syntax
 * @throws when Go would refuse it, such as for a lookahead
 */
export function goFullMatch(pattern: string): (value: string) => boolean {
  const whole = `^(?:${pattern})$`;
  try {
    const expression = RE2JS.compile(whole);
    return (value) => expression.matcher(value).find();
  } catch (error) {
    const fault = (error as Error).message.replace("error parsing regexp: ", "").replace(whole, pattern);
    throw new Error(`must be a regular expression of Go, which knows no lookaround: ${fault}`);
  }
}
