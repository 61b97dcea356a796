/**
 * A string as Go's YAML emitter prints it in block style: bare where that is read back as the same string, else quoted.
 *
 * Flux and kustomize print with `sigs.k8s.io/yaml`, whose rules are YAML 1.1's: `on`, `017` and `2024-01-02` are no strings.
 * Text that Go leaves bare, although others would not read it as a string, is quoted here: numbers that overflow, such as
 * `1e400`, and dates that do not exist. A text of several lines, which Go prints as a block, is quoted too.
 *
 * @see https://github.com/yaml/go-yaml/blob/v2.4.4/resolve.go
 * @see https://github.com/yaml/go-yaml/blob/v2.4.4/emitterc.go (`yaml_emitter_analyze_scalar`)
 */
export function goScalar(value: string): string {
  if (isNoString(value) || UNPRINTABLE.test(value)) return doubleQuoted(value);
  return NOT_PLAIN.test(value) ? `'${value.replaceAll("'", "''")}'` : value;
}

function isNoString(value: string): boolean {
  const number = /^(?:[-+\d]|\.\d)/.test(value) ? value.replaceAll("_", "") : value;
  return WORDS.test(value) || TIMES.test(value) || NUMBERS.some((pattern) => pattern.test(number));
}

const WORDS =
  /^(?:|~|[yYnN]|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|true|True|TRUE|false|False|FALSE|null|Null|NULL)$/;

const NUMBERS = [
  /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/,
  /^[-+]?0(?:[xX][\da-fA-F]+|[oO][0-7]+|[bB][-+]?[01]+)$/,
  /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
];

const TIMES = new RegExp(
  [
    /^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/, // to the base of 60, as in 1:30:00
    /^\d{4}-(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01])(?:[Tt ]\d.*)?$/,
  ]
    .map(({ source }) => source)
    .join("|"),
);

// What Go's emitter does not print as it is: control characters, line separators, all beyond the basic plane.
const UNPRINTABLE = /[^\x20-\x7E\u00A0-\u2027\u202A-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD]/u;

// An indicator in front, ": " or " #" within, a space at an end, a document marker.
const NOT_PLAIN = /^[#,[\]{}&*!|>'"%@`]|^[-?](?: |$)|:(?: |$)| #|^ | $|^---|^\.\.\./;

const ESCAPES: Readonly<Record<string, string>> = {
  "\0": "0",
  "\x07": "a",
  "\b": "b",
  "\t": "t",
  "\n": "n",
  "\v": "v",
  "\f": "f",
  "\r": "r",
  "\x1b": "e",
  '"': '"',
  "\\": "\\",
  "\x85": "N",
  "\u2028": "L",
  "\u2029": "P",
};

function doubleQuoted(value: string): string {
  const escaped = Array.from(value, (char) => {
    const short = ESCAPES[char];
    if (short !== undefined) return `\\${short}`;
    return UNPRINTABLE.test(char) ? numericEscape(char.codePointAt(0) ?? 0) : char;
  });
  return `"${escaped.join("")}"`;
}

function numericEscape(code: number): string {
  const hex = code.toString(16).toUpperCase();
  if (code <= 0xff) return `\\x${hex.padStart(2, "0")}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}
