/** A repository, its refs and their rules: https://docs.github.com/en/graphql/reference/objects#repository */
export const REPOSITORY = `
enum RepositoryPermission {
  ADMIN
  MAINTAIN
  READ
  TRIAGE
  WRITE
}

type Repository implements Node {
  databaseId: Int
  defaultBranchRef: Ref
  deployKeys(after: String, before: String, first: Int, last: Int): DeployKeyConnection!
  id: ID!
  isArchived: Boolean!
  isEmpty: Boolean!
  isPrivate: Boolean!
  name: String!
  nameWithOwner: String!
  object(expression: String, oid: GitObjectID): GitObject
  ref(qualifiedName: String!): Ref
  url: URI!
  viewerPermission: RepositoryPermission
}

type Ref implements Node {
  branchProtectionRule: BranchProtectionRule
  id: ID!
  name: String!
  prefix: String!
  refUpdateRule: RefUpdateRule
  repository: Repository!
  rules(after: String, before: String, first: Int, last: Int): RepositoryRuleConnection
  target: GitObject
}

type BranchProtectionRule implements Node {
  id: ID!
  isAdminEnforced: Boolean!
  lockBranch: Boolean!
  pattern: String!
  requiredApprovingReviewCount: Int
  requiresApprovingReviews: Boolean!
  requiresCommitSignatures: Boolean!
  requiresStatusChecks: Boolean!
}

type RefUpdateRule {
  pattern: String!
  requiredApprovingReviewCount: Int
  requiredStatusCheckContexts: [String]
  requiresSignatures: Boolean!
}

type RepositoryRuleConnection {
  nodes: [RepositoryRule]
  pageInfo: PageInfo!
  totalCount: Int!
}

type RepositoryRule implements Node {
  id: ID!
  type: RepositoryRuleType!
}

enum RepositoryRuleType {
  PULL_REQUEST
  REQUIRED_SIGNATURES
}

type DeployKeyConnection {
  nodes: [DeployKey]
  pageInfo: PageInfo!
  totalCount: Int!
}

type DeployKey implements Node {
  createdAt: DateTime!
  enabled: Boolean!
  id: ID!
  key: String!
  readOnly: Boolean!
  title: String!
  verified: Boolean!
}
`;
