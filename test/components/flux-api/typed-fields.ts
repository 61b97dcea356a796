import { readdirSync } from "node:fs";
import * as path from "node:path";
import * as ts from "typescript";
import type { Field, Fields } from "./fields";

/** A field as a type has it. */
export interface TypedField extends Field {
  /** Its TSDoc, in one line. */
  readonly documentation: string;
}

const DIRECTORY = path.resolve(__dirname, "..", "..", "..", "components", "flux-api");

/** Reads the fields of an interface in `components/flux-api`, as deep as they go. */
export function typedFieldsReader(): (interfaceName: string) => Fields<TypedField> {
  const files = readdirSync(DIRECTORY).map((name) => path.join(DIRECTORY, name));
  // Pulumi's own types, which are many, are not loaded: `pulumi.Input` is recognised by its name, and `npm run typecheck` sees
  // whether it is used well.
  const program = ts.createProgram(files, { strict: true, noResolve: true, types: [], lib: ["lib.es5.d.ts"] });
  const checker = program.getTypeChecker();
  const exported = new Map(
    files.flatMap((file) => {
      const source = program.getSourceFile(file);
      const module = source && checker.getSymbolAtLocation(source);
      return module ? checker.getExportsOfModule(module).map((symbol) => [symbol.name, symbol] as const) : [];
    }),
  );
  return (interfaceName) => {
    const symbol = exported.get(interfaceName);
    if (symbol === undefined) throw new Error(`components/flux-api exports no ${interfaceName}`);
    return new Map(properties(checker, checker.getDeclaredTypeOfSymbol(symbol), ""));
  };
}

type Entry = readonly [path: string, field: TypedField];

function properties(checker: ts.TypeChecker, type: ts.Type, at: string): readonly Entry[] {
  return checker.getPropertiesOfType(type).flatMap((property) => {
    const declaration = property.valueDeclaration;
    const here = `${at}.${property.name}`;
    if (!declaration || !ts.isPropertySignature(declaration) || !declaration.type)
      throw new Error(`${here}: has no type`);
    const required = (property.flags & ts.SymbolFlags.Optional) === 0;
    return entries(checker, declaration.type, here, required, documentationOf(checker, property));
  });
}

function entries(
  checker: ts.TypeChecker,
  input: ts.TypeNode,
  at: string,
  required: boolean,
  documentation: string,
): readonly Entry[] {
  const node = argument(input, "pulumi.Input", 0);
  if (node === undefined) throw new Error(`${at}: is no pulumi.Input but ${input.getText()}`);
  const field = (shape: string, inner: readonly Entry[] = [], values?: readonly string[]): readonly Entry[] => [
    [at, { shape, required, documentation, ...(values && { values }) }],
    ...inner,
  ];
  switch (node.kind) {
    case ts.SyntaxKind.StringKeyword:
    case ts.SyntaxKind.NumberKeyword:
    case ts.SyntaxKind.BooleanKeyword:
      return field(node.getText());
    case ts.SyntaxKind.ObjectKeyword:
      return field("any");
  }
  if (ts.isTypeOperatorNode(node) && ts.isArrayTypeNode(node.type)) {
    return field("list", entries(checker, node.type.elementType, `${at}[]`, true, documentation));
  }
  const record = argument(node, "Readonly", 0);
  const value = record && argument(record, "Record", 1);
  if (value !== undefined) return field("map", entries(checker, value, `${at}{}`, true, documentation));
  const type = checker.getTypeFromTypeNode(node);
  // `ValueOfRelease` adds an intersection to the values that this package knows.
  const members = (type.isUnion() ? type.types : [type]).filter((member) => !member.isIntersection());
  const values = members.flatMap((member) => (member.isStringLiteral() ? [member.value] : []));
  if (values.length === members.length) return field("string", [], values.sort());
  if (!type.isClassOrInterface()) throw new Error(`${at}: cannot tell what ${node.getText()} is`);
  return field("object", properties(checker, type, at));
}

/** An argument of a generic type, when the node is one of that name. */
function argument(node: ts.TypeNode, name: string, index: number): ts.TypeNode | undefined {
  return ts.isTypeReferenceNode(node) && node.typeName.getText() === name ? node.typeArguments?.[index] : undefined;
}

function documentationOf(checker: ts.TypeChecker, property: ts.Symbol): string {
  const tags = property.getJsDocTags(checker).map(({ name, text }) => `@${name} ${ts.displayPartsToString(text)}`);
  return [ts.displayPartsToString(property.getDocumentationComment(checker)), ...tags].join(" ").replace(/\s+/g, " ");
}
