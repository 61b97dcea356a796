import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join, relative } from "node:path";

import { withVariable } from "../../environment";
import { accessOf, type ProviderSettings } from "../../../../components/cluster/hooks/provider-settings";

const TEXT = "apiVersion: v1\nkind: Config\n";
const directory = mkdtempSync(join(tmpdir(), "provider-settings-"));
const file = join(directory, "config");
const other = join(directory, "other");
writeFileSync(file, TEXT);
writeFileSync(other, TEXT);
after(() => rmSync(directory, { recursive: true }));

/** A program that the engine has started; an inline program or a plugin. */
const OURS = true;
const ELSEWHERE = false;
const ANYWHERE = [OURS, ELSEWHERE];
const OTHER_ENVIRONMENT = /environment/;
const OTHER_DIRECTORY = /home or the working directory/;

type Row = readonly [
  what: string,
  settings: ProviderSettings,
  processes: readonly boolean[],
  expected: object | RegExp,
  environment?: Readonly<Record<string, string>>,
];

describe("accessOf", () => {
  const rows: readonly Row[] = [
    ["a text", { kubeconfig: TEXT }, ANYWHERE, { kubeconfig: { text: TEXT } }],
    ["JSON", { kubeconfig: '{"kind":"Config"}' }, ANYWHERE, { kubeconfig: { text: '{"kind":"Config"}' } }],
    ["an object", { kubeconfig: { kind: "Config" } }, ANYWHERE, { kubeconfig: { text: '{"kind":"Config"}' } }],
    ["an absolute path", { kubeconfig: file }, ANYWHERE, { kubeconfig: { files: [file] } }],
    ["a path of no file", { kubeconfig: `${file}-absent` }, ANYWHERE, /nor a file that exists here/],
    ["a relative path", { kubeconfig: relative(process.cwd(), file) }, [OURS], { kubeconfig: { files: [file] } }],
    ["a relative path", { kubeconfig: relative(process.cwd(), file) }, [ELSEWHERE], OTHER_DIRECTORY],
    ["a path in the home", { kubeconfig: "~/config" }, [ELSEWHERE], OTHER_DIRECTORY],
    ["a number", { kubeconfig: 1 }, ANYWHERE, /neither a string nor an object/],
    [
      "a context and a cluster",
      { kubeconfig: TEXT, context: "a", cluster: "b" },
      ANYWHERE,
      { kubeconfig: { text: TEXT }, context: "a", cluster: "b" },
    ],
    ["an empty context", { kubeconfig: TEXT, context: "", cluster: "" }, ANYWHERE, { kubeconfig: { text: TEXT } }],
    ["KUBECONFIG", {}, [OURS], { kubeconfig: { files: [file] } }, { KUBECONFIG: file }],
    ["KUBECONFIG", {}, [ELSEWHERE], OTHER_ENVIRONMENT, { KUBECONFIG: file }],
    [
      "KUBECONFIG, with files that are missing or twice there",
      { kubeconfig: "" },
      [OURS],
      { kubeconfig: { files: [file, other] } },
      { KUBECONFIG: `${file}:${directory}/absent::${other}:${file}` },
    ],
    [
      "KUBECONFIG and a context",
      { context: "a" },
      [OURS],
      { kubeconfig: { files: [file] }, context: "a" },
      { KUBECONFIG: file },
    ],
    ["KUBECONFIG and a context", { context: "a" }, [ELSEWHERE], OTHER_ENVIRONMENT, { KUBECONFIG: file }],
    ["a text beside KUBECONFIG", { kubeconfig: TEXT }, ANYWHERE, { kubeconfig: { text: TEXT } }, { KUBECONFIG: file }],
    [
      "KUBECONFIG, and a provider that was attached",
      {},
      [OURS],
      OTHER_ENVIRONMENT,
      { KUBECONFIG: file, PULUMI_DEBUG_PROVIDERS: "aws:1,kubernetes:2" },
    ],
    [
      "KUBECONFIG, and another provider that was attached",
      {},
      [OURS],
      { kubeconfig: { files: [file] } },
      { KUBECONFIG: file, PULUMI_DEBUG_PROVIDERS: "aws:1" },
    ],
  ];
  for (const [what, settings, processes, expected, environment = {}] of rows)
    for (const isStartedByEngine of processes)
      it(`${what}, in ${isStartedByEngine ? "a program" : "another process"}`, () => {
        const access = accessOf(settings, { isStartedByEngine, environment });
        if (expected instanceof RegExp) assert.match("unknown" in access ? access.unknown : "", expected);
        else assert.deepEqual(access, expected);
      });

  it("is a path in the home, in a program whose HOME is that of the user database, as the provider's", async () => {
    const kubeconfig = `~/${relative(userInfo().homedir, file)}`;
    const accessWith = (home: string) =>
      withVariable("HOME", home, () => accessOf({ kubeconfig }, { isStartedByEngine: true, environment: {} }));
    assert.deepEqual(await accessWith(userInfo().homedir), { kubeconfig: { files: [file] } });
    const elsewhere = await accessWith(directory);
    assert.match("unknown" in elsewhere ? elsewhere.unknown : "", OTHER_DIRECTORY);
  });

  it("finds no kubeconfig, and takes no other one", () => {
    const environment = { KUBECONFIG: join(directory, "absent") };
    assert.throws(() => accessOf({}, { isStartedByEngine: true, environment }), /there is no kubeconfig: .*absent/);
  });
});
