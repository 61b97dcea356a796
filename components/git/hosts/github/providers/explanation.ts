/** Explains a failure to the person who runs the program. Pulumi prints the stack of an error, which helps nobody here. */
export class Explanation extends Error {
  public override readonly name = "Error";

  public constructor(message: string) {
    super(message);
    this.stack = "";
  }
}
