import tseslint from "typescript-eslint";

/** The shorthands of conditions that are not misread. */
const LENIENT = { allowNullableBoolean: true, allowNullableString: true, allowNullableNumber: true };

export default tseslint.config(
  { ignores: ["bin/", "bundles/", "node_modules/", "plugin/", "eslint.config.mjs", ".dependency-cruiser.cjs"] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  { languageOptions: { parserOptions: { project: "tsconfig.json", tsconfigRootDir: import.meta.dirname } } },
  {
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: "TSEnumDeclaration", message: "Use an `as const` object with a type of the same name." },
        { selector: "ExportDefaultDeclaration", message: "Use named exports." },
        { selector: "ExportAllDeclaration", message: "Name what is exported." },
      ],
      "max-lines": ["error", { max: 250 }],
      "@typescript-eslint/consistent-type-imports": "error",
      // `labels["app"]` is a key of a record, which is data; `object.spec` is a property that the type knows.
      "@typescript-eslint/dot-notation": ["error", { allowIndexSignaturePropertyAccess: true }],
      // A number reads the same in every template; an Output, an object and undefined do not.
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        {
          allowNumber: true,
          allowAny: false,
          allowBoolean: false,
          allowNever: false,
          allowNullish: false,
          allowRegExp: false,
        },
      ],
      // A condition on a `pulumi.Input<boolean>` holds for every Output, whatever its value; other shorthands are fine.
      "@typescript-eslint/strict-boolean-expressions": ["error", LENIENT],
      // `() => clearTimeout(timer)` and `return refuse(reason)` are how a function that returns nothing ends.
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Interfaces here are implemented by literals that close over their state: a method taken off one keeps it.
      "@typescript-eslint/unbound-method": "off",
      // Deprecated is the argument; the output of that name alone says what branch GitHub has made.
      "@typescript-eslint/no-deprecated": ["error", { allow: ["defaultBranch"] }],
      // `async` alone has its use: what the function throws becomes a rejection.
      "@typescript-eslint/require-await": "off",
      // An empty string is an absence too: of a variable in the environment, of a field in a request.
      "@typescript-eslint/prefer-nullish-coalescing": ["error", { ignorePrimitives: { string: true } }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
    },
  },
  // A table of cases is one thing, however long it is.
  { files: ["test/**"], rules: { "max-lines": ["error", { max: 600 }] } },
  // A test looks into answers, states and inputs as they come, which are `any`; its assertions say what they are.
  {
    files: ["test/**"],
    rules: {
      ...Object.fromEntries(
        ["argument", "assignment", "call", "class-instance-assignment", "member-access", "return"].map((use) => [
          `@typescript-eslint/no-unsafe-${use}`,
          "off",
        ]),
      ),
      "@typescript-eslint/strict-boolean-expressions": ["error", { ...LENIENT, allowAny: true }],
      // A `before` that failed leaves its variable undefined, and other functions change variables meanwhile.
      "@typescript-eslint/no-unnecessary-condition": "off",
    },
  },
);
