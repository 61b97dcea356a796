import * as ts from "typescript";

import { type NamedTypes, type ObjectSpec, type PropertySpec, token, typeRef, type TypeSpec } from "./spec";

/** The outputs of a component. */
export interface Outputs {
  readonly description: string;
  readonly example: string | undefined;
  readonly properties: Readonly<Record<string, PropertySpec>>;
  readonly required: readonly string[];
}

/** Reads the outputs of components from their classes. */
export class OutputTypes {
  readonly #checker: ts.TypeChecker;
  readonly #classes: ReadonlyMap<string, ts.Symbol>;
  readonly #types = new Map<string, ObjectSpec>();

  /** @param index the module that exports the classes */
  public constructor(program: ts.Program, index: string) {
    this.#checker = program.getTypeChecker();
    const source = program.getSourceFile(index);
    const module = source && this.#checker.getSymbolAtLocation(source);
    if (module === undefined) throw new Error(`${index} is no module of the program`);
    const exported = this.#checker.getExportsOfModule(module).map((symbol) => [symbol.name, this.#original(symbol)]);
    this.#classes = new Map(exported as [string, ts.Symbol][]);
  }

  /** Returns the outputs of a class: its public properties that are of the type `pulumi.Output`. */
  public outputsOf(name: string): Outputs {
    const symbol = this.#classes.get(name);
    if (symbol === undefined) throw new Error(`No class is called ${name}`);
    const type = this.#checker.getDeclaredTypeOfSymbol(symbol);
    const outputs = this.#checker.getPropertiesOfType(type).flatMap((property): [string, PropertySpec, boolean][] => {
      const declaration = property.valueDeclaration;
      if (declaration === undefined || !isOwn(declaration) || !isPublic(declaration)) return [];
      const output = this.#checker.getTypeOfSymbolAtLocation(property, declaration);
      const [value] = output.aliasTypeArguments ?? [];
      if (output.aliasSymbol?.name !== "Output" || value === undefined) return [];
      return [[property.name, this.#propertyOf(property, value), isRequired(value)]];
    });
    const example = symbol.getJsDocTags(this.#checker).find((tag) => tag.name === "example");
    return {
      description: this.#commentOf(symbol),
      example: example && ts.displayPartsToString(example.text).trim(),
      properties: Object.fromEntries(outputs.map(([key, spec]) => [key, spec])),
      required: outputs.filter(([, , required]) => required).map(([key]) => key),
    };
  }

  /** The types that the outputs of all components refer to. */
  public get types(): NamedTypes {
    return Object.fromEntries([...this.#types].map(([name, type]) => [token(name), type]));
  }

  #original(symbol: ts.Symbol): ts.Symbol {
    return symbol.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(symbol) : symbol;
  }

  #commentOf(symbol: ts.Symbol): string {
    return ts.displayPartsToString(symbol.getDocumentationComment(this.#checker)).replaceAll(/\s+/g, " ").trim();
  }

  #propertyOf(symbol: ts.Symbol, type: ts.Type): PropertySpec {
    const description = this.#commentOf(symbol);
    return { ...this.#typeOf(type, symbol.name), ...(description !== "" && { description }) };
  }

  #typeOf(given: ts.Type, where: string): TypeSpec {
    const type = this.#checker.getNonNullableType(given);
    const parts = type.isUnion() ? type.types : [type];
    if (parts.every(({ flags }) => flags & ts.TypeFlags.StringLike)) return { type: "string" };
    if (type.flags & ts.TypeFlags.NumberLike) return { type: "integer" };
    if (parts.every(({ flags }) => flags & ts.TypeFlags.BooleanLike)) return { type: "boolean" };
    if (this.#checker.isArrayType(type)) {
      const [item] = this.#checker.getTypeArguments(type as ts.TypeReference);
      if (item !== undefined) return { type: "array", items: this.#typeOf(item, where) };
    }
    const { symbol } = type;
    if (!(type.flags & ts.TypeFlags.Object) || !(symbol.flags & ts.SymbolFlags.Interface))
      throw new Error(`The type of the output ${where} is none that another language knows`);
    this.#types.set(symbol.name, this.#objectOf(type));
    return typeRef(symbol.name);
  }

  #objectOf(type: ts.Type): ObjectSpec {
    const fields = this.#checker.getPropertiesOfType(type).map((field) => {
      const fieldType = this.#checker.getTypeOfSymbol(field);
      return { field, fieldType, required: !(field.flags & ts.SymbolFlags.Optional) && isRequired(fieldType) };
    });
    const required = fields.filter((field) => field.required).map(({ field }) => field.name);
    return {
      type: "object",
      description: this.#commentOf(type.symbol),
      properties: Object.fromEntries(
        fields.map(({ field, fieldType }) => [field.name, this.#propertyOf(field, fieldType)]),
      ),
      ...(required.length > 0 && { required }),
    };
  }
}

/** Returns false for what the classes inherit from Pulumi's. */
function isOwn(declaration: ts.Declaration): boolean {
  return !declaration.getSourceFile().fileName.includes("/node_modules/");
}

function isPublic(declaration: ts.Declaration): boolean {
  return !(ts.getCombinedModifierFlags(declaration) & (ts.ModifierFlags.Protected | ts.ModifierFlags.Private));
}

function isRequired(type: ts.Type): boolean {
  return !(type.isUnion() && type.types.some(({ flags }) => flags & ts.TypeFlags.Undefined));
}
