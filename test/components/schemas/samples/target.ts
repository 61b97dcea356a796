/** What chooses objects by kind, name and labels. */
export const TARGET = {
  annotationSelector: "example.com/patch=yes",
  group: "apps",
  kind: "Deployment",
  labelSelector: "app=web",
  name: "web",
  namespace: "apps",
  version: "v1",
};

/** When an object of a custom kind is ready. */
export const HEALTH = {
  apiVersion: "example.com/v1",
  current: "status.phase == 'Ready'",
  failed: "status.phase == 'Failed'",
  inProgress: "status.phase == 'Busy'",
  kind: "Machine",
};

/** Another image in the place of one. */
export const IMAGE = { digest: "sha256:0f", name: "nginx", newName: "registry.example.com/nginx", newTag: "1.29" };
