import { getLocale, getTranslations } from "next-intl/server";
import type { TimeZone } from "@/lib/i18n/formats";
import type { SlipLabels } from "./activation-slip";
import type { ProblemLabels } from "./command-problem";
import type { ReasonLabels } from "./reason-dialog";

/** Words of a refusal, handed down as props because a button needs no message library. */
export async function problemLabels(): Promise<ProblemLabels> {
  const errors = await getTranslations("errors");
  const common = await getTranslations("common");
  const t = await getTranslations("admin.problem");
  return {
    title: errors("title"),
    reload: common("reload"),
    signIn: t("signIn"),
    own: { what: t("ownWhat"), todo: t("ownTodo") },
    gone: { what: t("goneWhat"), todo: t("goneTodo") },
  };
}

export async function reasonLabels(): Promise<ReasonLabels> {
  const t = await getTranslations("admin.act");
  const problem = await getTranslations("admin.problem");
  return {
    reason: t("reason"),
    reasonHint: t("reasonHint"),
    reasonProblem: problem("reason"),
    cancel: t("cancel"),
    working: t("working"),
    problem: await problemLabels(),
  };
}

/** @param zone in which the slip says until when its code may be used */
export async function slipLabels(zone: TimeZone): Promise<SlipLabels> {
  const t = await getTranslations("admin.slip");
  return {
    zone,
    locale: await getLocale(),
    once: t("once"),
    title: t("title"),
    address: t("address"),
    name: t("name"),
    username: t("username"),
    code: t("code"),
    until: t("until"),
    duty: t("duty"),
    steps: [t("step.open"), t("step.type"), t("step.choose")],
    care: t("care"),
    next: t("next"),
    copy: t("copy"),
    copied: t("copied"),
    copyFailed: t("copyFailed"),
    link: t("link"),
    copyLink: t("copyLink"),
    linkCopied: t("linkCopied"),
    scan: t("scan"),
    print: t("print"),
  };
}
