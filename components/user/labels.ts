import { getTranslations } from "next-intl/server";
import type { ProblemLabels } from "./command-problem";
import type { SlipLabels } from "./password-slip";
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

export async function slipLabels(): Promise<SlipLabels> {
  const t = await getTranslations("admin.slip");
  return {
    once: t("once"),
    title: t("title"),
    address: t("address"),
    name: t("name"),
    username: t("username"),
    password: t("password"),
    duty: t("duty"),
    care: t("care"),
    copy: t("copy"),
    copied: t("copied"),
    copyFailed: t("copyFailed"),
    print: t("print"),
  };
}
