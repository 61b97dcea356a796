/** Runs work with another value of an environment variable, and sets the variable back, also when the work fails. */
export async function withVariable<T>(name: string, value: string, work: () => T | Promise<T>): Promise<T> {
  const before = process.env[name];
  process.env[name] = value;
  try {
    return await work();
  } finally {
    if (before === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = before;
  }
}
