import * as assert from "node:assert/strict";
import type { Bundle } from "../../../components/manifests/bundle";
import { gotkComponents } from "../../../components/manifests/install";
import { CLI_DEFAULTS, referenceBundle, withFile } from "./reference-bundle";

const BUNDLE = referenceBundle("v2.9.4");
const FILE = "source-controller.yaml";

describe("gotkComponents, when the bundle is not Flux's", () => {
  const edits: Readonly<Record<string, readonly [(text: string) => string, RegExp]>> = {
    "a byte-order mark": [(text) => `\uFEFF${text}`, /source-controller\.yaml starts with a byte-order mark/],
    "carriage returns": [(text) => text.replaceAll("\n", "\r\n"), /source-controller\.yaml has carriage returns/],
    "NUL characters": [(text) => text.replace("Bucket", "\0"), /source-controller\.yaml has NUL characters/],
    "nothing in it": [() => "", /source-controller\.yaml is empty/],
    "only a comment in it": [() => "# nothing\n", /source-controller\.yaml has no Deployment source-controller/],
    "millions of lines": [(text) => text.repeat(100), /source-controller\.yaml is larger than 2097152 characters/],
    "an end within a line": [(text) => text.slice(0, -10), /source-controller\.yaml does not end with a line feed/],
    "no Deployment": [
      (text) => text.slice(0, text.lastIndexOf("---\n")),
      /source-controller\.yaml has no Deployment source-controller/,
    ],
    "an end within its Deployment": [
      (text) => text.slice(0, text.indexOf("      containers:\n")),
      /Deployment source-controller\): spec\.template\.spec is there already, with another kind of value/,
    ],
    "a web page": [
      () => "<!DOCTYPE html>\n<html><body>Not found: 404</body></html>\n",
      /source-controller\.yaml, document 1: /,
    ],
    "text that is no YAML": [(text) => text.replace("kind: Service\n", "kind: [\n"), /document 8: .* at line \d+/],
    "a key twice": [
      (text) => text.replace("kind: Service\n", "kind: Service\nkind: Service\n"),
      /document 8: duplicated mapping key at line 3/,
    ],
    "an anchor": [
      (text) => text.replace("kind: Service\n", "kind: &a Service\n"),
      /document 8: anchors are not allowed, at line 2/,
    ],
    "an alias": [
      (text) => text.replace("kind: Service\n", "kind: &a Service\nb: *a\n"),
      /document 8: anchors are not allowed, at line 2/,
    ],
    "a tag": [
      (text) => text.replace("kind: Service\n", "kind: !!str Service\n"),
      /document 8: tags are not allowed, at line 2/,
    ],
    "an unexpected kind": [
      (text) => text.replace("kind: Service\n", "kind: Pod\n"),
      /document 8 \(Pod source-controller\): unexpected kind, expected one of ClusterRole, /,
    ],
    "an object without a name": [
      (text) => text.replace("  name: source-controller\nspec:\n  ports:", "spec:\n  ports:"),
      /document 8: metadata\.name: expected a string, got nothing/,
    ],
    "a document that is a list": [(text) => `- a\n---\n${text}`, /document 1: expected a Kubernetes object/],
    "no flag --log-level": [
      (text) => text.replace("--log-level=info", "--verbosity=1"),
      /Deployment source-controller\): expected the flag --log-level once among the container's args, found it 0 times/,
    ],
    "a flag twice": [
      (text) => text.replace("- --log-encoding=json", "- --log-level=debug"),
      /expected the flag --log-level once among the container's args, found it 2 times/,
    ],
    "another image": [
      (text) => text.replace("image: fluxcd/source-controller:", "image: evil/source-controller:"),
      /expected a container with args and the image fluxcd\/source-controller/,
    ],
    "tolerations of its own": [
      (text) => text.replace("      volumes:\n", "      tolerations:\n      - operator: Exists\n      volumes:\n"),
      /Deployment source-controller\): spec\.template\.spec\.tolerations is there already/,
    ],
  };
  for (const [what, [edit, message]] of Object.entries(edits)) {
    it(`refuses a file with ${what}`, () => {
      assert.throws(() => compose(withFile(BUNDLE, FILE, edit)), message);
    });
  }

  it("refuses a CustomResourceDefinition that is nothing but lists in lists, in no time", () => {
    const hostile = withFile(
      BUNDLE,
      FILE,
      (text) => `kind: CustomResourceDefinition\na: ${"[".repeat(500_000)}\n---\n${text}`,
    );
    assert.throws(() => compose(hostile), /document 1: nesting exceeded maxDepth \(100\) at line 2/);
    const dashes = withFile(
      BUNDLE,
      FILE,
      (text) => `kind: CustomResourceDefinition\na:\n${"- ".repeat(500_000)}\n---\n${text}`,
    );
    assert.throws(() => compose(dashes), /document 1: /);
  });

  it("edits an object that only mentions a CustomResourceDefinition as a whole", () => {
    const mentions = "kind: Deployment\n# kind: CustomResourceDefinition\n";
    const content = compose(withFile(BUNDLE, FILE, (text) => text.replace("kind: Deployment\n", mentions)));
    assert.equal(content.replace(mentions, "kind: Deployment\n"), compose(BUNDLE));
  });

  it("says which files a bundle has when one is missing", () => {
    const files = {
      "rbac.yaml": BUNDLE.files["rbac.yaml"] ?? "",
      "policies.yaml": BUNDLE.files["policies.yaml"] ?? "",
    };
    assert.throws(
      () => compose({ ...BUNDLE, files }),
      /v2\.9\.4: the release has no source-controller\.yaml, it has policies\.yaml, rbac\.yaml/,
    );
  });

  it("refuses a component that Flux does not have", () => {
    const options = { ...CLI_DEFAULTS, components: ["__proto__"] };
    assert.throws(
      () => gotkComponents(BUNDLE, options),
      /unknown component "__proto__", expected one of source-controller, /,
    );
  });

  it("refuses a component that is listed twice", () => {
    const options = { ...CLI_DEFAULTS, components: ["source-controller", "source-controller"] };
    assert.throws(() => gotkComponents(BUNDLE, options), /component "source-controller" is listed twice/);
  });

  for (const version of ["v1.0.0", "2.9.4", "latest", "v2.9"]) {
    it(`refuses the version ${version}`, () => {
      assert.throws(() => compose({ ...BUNDLE, version }), /Flux version: expected a release such as "v2\.9\.4", got /);
    });
  }
});

function compose(bundle: Bundle): string {
  return gotkComponents(bundle, { ...CLI_DEFAULTS, tolerationKeys: ["dedicated"] }).content;
}
