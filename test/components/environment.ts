/** Runs work with another value of an environment variable, and sets the variable back, also when the work fails. */
export async function withVariable<T>(name: string, value: string, work: () => T | Promise<T>): Promise<T> {
  return withVariables({ [name]: value }, work);
}

/** Runs work with other values of environment variables, and sets them back, also when the work fails. */
export async function withVariables<T>(
  values: Readonly<Record<string, string>>,
  work: () => T | Promise<T>,
): Promise<T> {
  const before = Object.keys(values).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, values);
  try {
    return await work();
  } finally {
    for (const [name, value] of before)
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
  }
}
