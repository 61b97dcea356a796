import * as ts from "typescript";
import {
  AnnotatedNodeParser,
  AnnotatedType,
  type Annotations,
  AnyType,
  type BaseType,
  ChainNodeParser,
  CircularReferenceNodeParser,
  type Context,
  derefType,
  ExposeNodeParser,
  ExtendedAnnotationsReader,
  InterfaceAndClassNodeParser,
  type MutableParser,
  ObjectProperty,
  ObjectType,
  type ReferenceType,
  type SubNodeParser,
  TypeLiteralNodeParser,
} from "ts-json-schema-generator";

/** The TSDoc tags that the schema carries, in addition to those of JSON Schema. */
export const TAGS = ["defaultValue", "see", "secret", "itemFormat", "keyFormat", "valuesOfRelease"];

/** Adds the parsers of what JSON Schema does not know: Pulumi's types, and who decides about a field. */
export function addParsers(chain: MutableParser, checker: ts.TypeChecker): void {
  if (!(chain instanceof ChainNodeParser)) throw new Error("The generator has another chain of parsers");
  const reader = new FieldReader(checker, new Set(TAGS));
  const annotated = (parser: SubNodeParser) => new MergingParser(parser, reader);
  const exposed = (parser: SubNodeParser) =>
    new CircularReferenceNodeParser(new ExposeNodeParser(checker, annotated(parser), "export", "extended"));
  chain
    .addNodeParser(new InputParser())
    .addNodeParser(new UnwrapParser())
    .addNodeParser(new ValueOfReleaseParser())
    .addNodeParser(new ComponentParser())
    .addNodeParser(exposed(new InterfaceParser(checker, annotated(chain), false)))
    .addNodeParser(exposed(new TypeLiteralNodeParser(checker, annotated(chain), false)));
}

/** Keeps the annotations of a field and those of its type together, which `Omit` would part. */
class MergingParser extends AnnotatedNodeParser {
  public override createType(node: ts.Node, context: Context, reference?: ReferenceType): BaseType {
    const type = super.createType(node, context, reference);
    return type instanceof AnnotatedType ? annotate(type.getType(), type.getAnnotations()) : type;
  }
}

/** Keeps the order in which an interface names those that it extends; the generator writes the last one first. */
class InterfaceParser extends InterfaceAndClassNodeParser {
  protected override getBaseTypes(node: ts.InterfaceDeclaration | ts.ClassDeclaration, context: Context): BaseType[] {
    return super.getBaseTypes(node, context).reverse();
  }
}

/** `pulumi.Input<T>` is T, and may be an output. */
class InputParser implements SubNodeParser {
  public supportsNode(node: ts.Node): boolean {
    return isAliasOfPulumi(node, "Input");
  }

  public createType(_node: ts.Node, context: Context): BaseType {
    return annotate(onlyArgument(context), { "x-pulumi-input": true });
  }
}

/** `ValueOfRelease<T>` lists the values of T: `@valuesOfRelease` and the definitions of a release say that there may be others. */
class ValueOfReleaseParser implements SubNodeParser {
  public supportsNode(node: ts.Node): boolean {
    return ts.isTypeAliasDeclaration(node) && node.name.text === "ValueOfRelease";
  }

  public createType(_node: ts.Node, context: Context): BaseType {
    return onlyArgument(context);
  }
}

/** `pulumi.Unwrap<T>` has the fields of T, and none may be an output or hold one. */
class UnwrapParser implements SubNodeParser {
  public supportsNode(node: ts.Node): boolean {
    return isAliasOfPulumi(node, "Unwrap");
  }

  public createType(_node: ts.Node, context: Context): BaseType {
    const type = onlyArgument(context);
    const object = derefType(type);
    if (!(object instanceof ObjectType)) return annotate(type, { "x-pulumi-plain": true });
    const properties = object
      .getProperties()
      .map(
        (property) =>
          new ObjectProperty(
            property.getName(),
            annotate(property.getType(), { "x-pulumi-plain": true }),
            property.isRequired(),
          ),
      );
    return new ObjectType(
      `plain-${object.getId()}`,
      object.getBaseTypes(),
      properties,
      object.getAdditionalProperties(),
    );
  }
}

/** An argument that is a component stays one: its outputs are no arguments. */
class ComponentParser implements SubNodeParser {
  public supportsNode(node: ts.Node): boolean {
    return ts.isClassDeclaration(node);
  }

  public createType(node: ts.ClassDeclaration): BaseType {
    return annotate(new AnyType(), { "x-pulumi-component": node.name?.text ?? "" });
  }
}

/** Marks the fields that Flux's own definitions check: what they may be depends on the release. */
class FieldReader extends ExtendedAnnotationsReader {
  public override getAnnotations(node: ts.Node): Annotations | undefined {
    const annotations = super.getAnnotations(node);
    const ofFlux = ts.isPropertySignature(node) && node.getSourceFile().fileName.includes("/components/flux-api/");
    return ofFlux ? { ...annotations, "x-flux-field": true } : annotations;
  }
}

function isAliasOfPulumi(node: ts.Node, name: string): boolean {
  return (
    ts.isTypeAliasDeclaration(node) &&
    node.name.text === name &&
    node.getSourceFile().fileName.includes("/@pulumi/pulumi/")
  );
}

function onlyArgument(context: Context): BaseType {
  const [type] = context.getArguments();
  if (type === undefined) throw new Error("Such a type must have an argument");
  return type;
}

function annotate(type: BaseType, annotations: Annotations): BaseType {
  if (!(type instanceof AnnotatedType)) return new AnnotatedType(type, annotations, false);
  return annotate(type.getType(), { ...type.getAnnotations(), ...annotations });
}
