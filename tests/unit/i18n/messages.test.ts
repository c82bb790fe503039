import { describe, expect, it } from "vitest";
import { ROLES } from "@/lib/domain/access/role";
import { ERROR_CODES } from "@/lib/domain/error/error-code";
import { PROPOSAL_STATES } from "@/lib/domain/workflow/workflow";
import { CATALOGUE } from "@/lib/i18n/catalogue";
import { argumentsOf } from "./icu-arguments";

function flatten(node: unknown, path: string): [string, string][] {
  if (typeof node === "string") return [[path, node]];
  if (typeof node !== "object" || node === null) throw new Error(`${path} is neither text nor group`);
  return Object.entries(node).flatMap(([key, child]) => flatten(child, path ? `${path}.${key}` : key));
}

const id = new Map(flatten(CATALOGUE.id, ""));
const en = new Map(flatten(CATALOGUE.en, ""));

/** Words that betray English left in an Indonesian text. Words both languages share (data, audit, portal) are not here. */
const ENGLISH =
  /\b(the|and|or|save|saved|submit|submitted|draft|cancel|delete|edit|update|upload|download|login|log ?in|logout|sign ?in|password|username|user|search|filter|next|previous|back|close|open|loading|error|warning|missing|review|approve|reject|return|verify|validate|dashboard|home|help|settings|household|family|proposal|village|queue|form|file|online|offline|link|email|please|click|server|deadline|progress)\b/i;

describe("messages", () => {
  it("have the same keys in both languages", () => {
    expect([...en.keys()].sort()).toEqual([...id.keys()].sort());
  });

  it("take the same arguments in both languages", () => {
    const differing = [...id].filter(([key, text]) => argumentsOf(text) !== argumentsOf(en.get(key) ?? ""));
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it("are never empty and have no stray spaces", () => {
    const poor = [...id, ...en].filter(([, text]) => text.trim() === "" || text !== text.trim() || text.includes("  "));
    expect(poor).toEqual([]);
  });

  it("contain no English word in Indonesian", () => {
    // What `nav.otherLanguage` names is the other language, in that language.
    const mixed = [...id].filter(([key, text]) => {
      const words = text.replaceAll(/\{\w+[^{}]*\{|\{\w+\}|#/g, " ");
      return key !== "nav.otherLanguage" && ENGLISH.test(words);
    });
    expect(mixed).toEqual([]);
  });

  it("say for every error code what happened and what to do", () => {
    for (const code of ERROR_CODES) {
      expect(id.get(`errors.code.${code}.what`), code).toMatch(/\.$/);
      expect(id.get(`errors.code.${code}.todo`), code).toMatch(/\.$/);
    }
  });

  it("name every role and every state", () => {
    for (const role of ROLES) expect(id.get(`roles.name.${role}`), role).toBeTruthy();
    for (const state of PROPOSAL_STATES) expect(id.get(`states.proposal.${state}`), state).toBeTruthy();
  });
});
