/** A user or an organization. */
export interface Account {
  readonly id: number;
  readonly login: string;
  readonly type: "User" | "Organization";
  readonly email: string;
  readonly createdAt: Date;
}
