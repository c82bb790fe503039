import { describe, expect, it } from "vitest";
import { type DocumentWords, openApiDocument } from "@/lib/domain/api/document";
import { isWriting, pathParams } from "@/lib/domain/api/operation";
import { OPERATIONS } from "@/lib/domain/api/registry";
import { API_SCOPES, scopesOf } from "@/lib/domain/api/scope";
import { SOCIAL_OPERATIONS } from "@/lib/domain/social/operation";

const words = (locale: "id" | "en"): DocumentWords => ({
  ...{
    locale,
    title: "API",
    about: "API",
    version: "1.0.0",
    server: "https://portal.test/api/v1",
    answer: "OK",
    key: "k",
  },
  scope: (scope) => scope,
  problem: (code) => code,
  token: { title: "a", about: "b", answer: "c", refused: "d" },
  hook: { title: "a", about: "b", taken: "c", gone: "d" },
  push: { title: "a", about: "b", key: "c", taken: "d" },
});

type Tree = { readonly [key: string]: Tree };
const treeOf = (locale: "id" | "en") => JSON.parse(JSON.stringify(openApiDocument(OPERATIONS, words(locale)))) as Tree;

/** Every value under a name, anywhere. */
function found(tree: unknown, name: string): unknown[] {
  if (typeof tree !== "object" || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]) => [...(key === name ? [value] : []), ...found(value, name)]);
}

for (const locale of ["id", "en"] as const)
  describe(`the document (${locale}) is a well-made OpenAPI 3.1`, () => {
    const tree = treeOf(locale);
    const operations = Object.entries(tree["paths"] ?? {}).flatMap(([path, item]) =>
      Object.entries(item).map(([verb, operation]) => ({ path, verb, operation })),
    );

    it("has its required parts", () => {
      expect(tree["openapi"]).toBe("3.1.0");
      for (const part of ["title", "version"]) expect(typeof tree["info"]?.[part]).toBe("string");
      expect(operations).toHaveLength(OPERATIONS.length + SOCIAL_OPERATIONS.length + 2);
    });

    it("says what is sent, so that a receiver can be made from it", () => {
      const post = tree["webhooks"]?.["changesAvailable"]?.["post"];
      const schema = post?.["requestBody"]?.["content"]?.["application/json"]?.["schema"];
      expect(schema?.["properties"]?.["type"]?.["enum"]).toEqual(["changes.available", "hook.test"]);
      expect(schema?.["additionalProperties"]).toBe(false);
      expect(found(post?.["parameters"], "name")).toEqual(["webhook-id", "webhook-timestamp", "webhook-signature"]);
    });

    it("names each operation once, with words, answers and a way in", () => {
      const ids = operations.map(({ operation }) => String(operation["operationId"]));
      expect(new Set(ids).size).toBe(ids.length);
      const schemes = Object.keys(tree["components"]?.["securitySchemes"] ?? {});
      for (const { path, verb, operation } of operations) {
        expect(path).toMatch(/^\/[a-z/{}]+$/);
        expect(["get", "post"]).toContain(verb);
        for (const part of ["summary", "description"]) expect(String(operation[part]).length).toBeGreaterThan(0);
        const responses = Object.entries(operation["responses"] ?? {});
        expect(responses.some(([status]) => /^2\d\d$/.test(status))).toBe(true);
        for (const [status, response] of responses) {
          expect(status).toMatch(/^(\d{3}|default)$/);
          expect(typeof response["description"]).toBe("string");
        }
        const used = Object.values(operation["security"] ?? {}).flatMap((one) => Object.keys(one));
        expect(used.length).toBeGreaterThan(0);
        for (const name of used) expect(schemes).toContain(name);
      }
    });

    it("tells each parameter once, those of the path as required", () => {
      for (const { path, operation } of operations) {
        const parameters = Object.values(operation["parameters"] ?? {});
        const names = parameters.map((each) => String(each["name"]));
        expect(new Set(names).size).toBe(names.length);
        for (const each of parameters) {
          expect(["path", "query", "header"]).toContain(each["in"]);
          expect(each["schema"]).toBeTypeOf("object");
          if (String(each["in"]) === "path") expect(each["required"]).toBe(true);
        }
        const inPath = parameters.filter((each) => String(each["in"]) === "path").map((each) => each["name"]);
        expect(inPath).toEqual(pathParams(path));
      }
    });

    it("asks whoever hands something in for a body and the key of the try", () => {
      for (const each of OPERATIONS.filter(isWriting)) {
        const post = tree["paths"]?.[each.path]?.["post"];
        const body = post?.["requestBody"]?.["content"]?.["application/json"]?.["schema"];
        expect(body?.["additionalProperties"]).toBe(false);
        expect(found(post?.["parameters"], "name")).toContain("Idempotency-Key");
        for (const status of ["201", "400", "409", "413", "415"]) expect(post?.["responses"]?.[status]).toBeDefined();
      }
    });

    it("points at nothing that it has not got, and leaves nothing open", () => {
      for (const ref of found(tree, "$ref")) {
        const parts = String(ref).replace(/^#\//, "").split("/");
        expect(
          parts.reduce<Tree | undefined>((at, part) => at?.[part], tree),
          String(ref),
        ).toBeDefined();
      }
      expect(found(tree, "$schema")).toEqual([]);
      for (const { operation } of operations.filter(({ verb }) => verb === "get")) {
        const answer = operation["responses"]?.["200"]?.["content"]?.["application/json"]?.["schema"];
        expect(answer?.["additionalProperties"]).toBe(false);
      }
    });

    it("asks scopes that there are, and every scope but the one of names opens an operation", () => {
      const scopes = [...OPERATIONS, ...SOCIAL_OPERATIONS].flatMap(scopesOf);
      expect(API_SCOPES.filter((scope) => !scopes.includes(scope))).toEqual(["households:identify"]);
      const flow = tree["components"]?.["securitySchemes"]?.["clientCredentials"]?.["flows"]?.["clientCredentials"];
      expect(Object.keys(flow?.["scopes"] ?? {})).toEqual([...API_SCOPES]);
    });
  });
