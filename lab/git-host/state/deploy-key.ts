/** An SSH key that may reach one repository. */
export interface DeployKey {
  readonly id: number;
  readonly title: string;
  /** In OpenSSH's format, without the comment. */
  readonly key: string;
  readonly readOnly: boolean;
  readonly createdAt: Date;
  lastUsed: Date | undefined;
}
