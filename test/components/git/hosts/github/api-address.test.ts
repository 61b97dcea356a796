import assert from "node:assert/strict";

import { apiOfBaseUrl } from "../../../../../components/git/hosts/github/api-address";

describe("apiOfBaseUrl", () => {
  for (const [baseUrl, api] of Object.entries({
    "https://github.com": "https://api.github.com",
    "https://github.com/": "https://api.github.com",
    "https://api.github.com/": "https://api.github.com",
    "https://github.example.com": "https://github.example.com/api/v3",
    "https://github.example.com/api/v3/": "https://github.example.com/api/v3",
    "https://github.example.com:8443/api/v3": "https://github.example.com:8443/api/v3",
    "https://api.example.com/": "https://api.example.com/api/v3",
    "https://octocorp.ghe.com": "https://api.octocorp.ghe.com",
    "https://api.octocorp.ghe.com/": "https://api.octocorp.ghe.com",
    "http://127.0.0.1:8080/": "http://127.0.0.1:8080/api/v3",
  }))
    it(`leads from ${baseUrl} to ${api}`, () => assert.equal(apiOfBaseUrl(baseUrl), api));
});
