import { getTranslations } from "next-intl/server";
import { dateLabels } from "@/components/ui/date-labels";
import { OBJECTION_GROUNDS, OBJECTORS } from "@/lib/domain/objection/objection";
import type { ActionWords } from "./objection-actions";
import type { ObjectionFormWords } from "./objection-form";
import type { SeenAtWords } from "./seen-at";

const ACTION_KEYS = [
  "take",
  "taken",
  "accept",
  "refuse",
  "withdraw",
  "acceptTitle",
  "acceptLead",
  "acceptDone",
  "refuseTitle",
  "refuseLead",
  "refuseDone",
  "withdrawTitle",
  "withdrawLead",
  "withdrawDone",
  "hear",
  "hearTitle",
  "hearLead",
  "hearDone",
  "outcome",
  "said",
  "answer",
  "why",
  "busy",
  "cancel",
  "TOO_SHORT",
  "TOO_LONG",
  "IDENTITY_NUMBER",
] as const satisfies readonly (keyof ActionWords)[];

export async function actionWords(): Promise<ActionWords> {
  const t = await getTranslations("objection.act");
  return Object.fromEntries(ACTION_KEYS.map((key) => [key, t(key)])) as ActionWords; // every key was just written
}

const FORM_KEYS = [
  "objector",
  "ground",
  "choose",
  "against",
  "record",
  "statement",
  "statementHint",
  "heardOn",
  "missing",
  "future",
  "submit",
  "busy",
  "done",
  "TOO_SHORT",
  "TOO_LONG",
  "IDENTITY_NUMBER",
  "tooManyOpen",
  "tooManyOfPerson",
  "nik",
  "nikHint",
  "nikWrong",
] as const;

const SEEN_AT_KEYS = [
  "title",
  "hint",
  "none",
  "at",
  "accuracy",
  "useDevice",
  "asking",
  "remove",
  "typeNumbers",
  "lat",
  "lng",
  "outside",
  "trouble",
] as const satisfies readonly (keyof SeenAtWords)[];

export async function formWords(): Promise<ObjectionFormWords> {
  const [t, objection] = await Promise.all([getTranslations("objection.form"), getTranslations("objection")]);
  const words = Object.fromEntries(FORM_KEYS.map((key) => [key, t(key)]));
  return {
    ...(words as Record<(typeof FORM_KEYS)[number], string>), // every key was just written
    objectors: Object.fromEntries(
      OBJECTORS.map((key) => [key, objection(`objector.${key}`)]),
    ) as ObjectionFormWords["objectors"],
    grounds: Object.fromEntries(
      OBJECTION_GROUNDS.map((key) => [key, objection(`ground.${key}`)]),
    ) as ObjectionFormWords["grounds"],
    dateLabels: await dateLabels(),
    photo: t("photo"),
    photoHint: t("photoHint"),
    seenAt: Object.fromEntries(SEEN_AT_KEYS.map((key) => [key, String(t.raw(`seenAt.${key}`))])) as SeenAtWords, // every key was just written
  };
}
