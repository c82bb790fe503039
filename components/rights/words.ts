import { getTranslations } from "next-intl/server";
import { DESK_PROOFS, RIGHTS_ASKERS, RIGHTS_KINDS } from "@/lib/domain/rights/rights";
import type { RightsActionWords } from "./rights-actions";
import type { RightsFormWords } from "./rights-form";

const ACTION_KEYS = [
  "grant",
  "refuse",
  "withdraw",
  "lift",
  "grantTitle",
  "grantLead",
  "grantDone",
  "refuseTitle",
  "refuseLead",
  "refuseDone",
  "withdrawTitle",
  "withdrawLead",
  "withdrawDone",
  "liftTitle",
  "liftLead",
  "liftDone",
  "reason",
  "choose",
  "answer",
  "answerOptional",
  "why",
  "missing",
  "busy",
  "cancel",
  "TOO_SHORT",
  "TOO_LONG",
  "IDENTITY_NUMBER",
] as const satisfies readonly (keyof RightsActionWords)[];

export async function rightsActionWords(): Promise<RightsActionWords> {
  const t = await getTranslations("rights.act");
  return Object.fromEntries(ACTION_KEYS.map((key) => [key, t(key)])) as RightsActionWords; // every key was just written
}

const FORM_KEYS = [
  "kind",
  "asker",
  "proof",
  "wish",
  "wishOptional",
  "wishHint",
  "missing",
  "submit",
  "busy",
  "done",
  "TOO_SHORT",
  "TOO_LONG",
  "IDENTITY_NUMBER",
  "ONE_OPEN",
  "RESTRICTED",
] as const;

export async function rightsFormWords(): Promise<RightsFormWords> {
  const [t, rights] = await Promise.all([getTranslations("rights.form"), getTranslations("rights")]);
  const words = Object.fromEntries(FORM_KEYS.map((key) => [key, t(key)]));
  const proofs = DESK_PROOFS.map((value) => ({ value, label: rights(`proof.${value}`) }));
  return {
    ...(words as Record<(typeof FORM_KEYS)[number], string>), // every key was just written
    kinds: RIGHTS_KINDS.map((value) => ({
      value,
      label: rights(`kind.${value}`),
      hint: rights(`kindHint.${value}`),
    })),
    askers: RIGHTS_ASKERS.map((value) => ({ value, label: rights(`asker.${value}`) })),
    cards: proofs.filter(({ value }) => value !== "letter"),
    letters: proofs.filter(({ value }) => value === "letter"),
  };
}
