import { getTranslations } from "next-intl/server";
import type { CommandDialogWords } from "@/components/user/command-dialog";
import type { ProblemLabels } from "@/components/user/command-problem";
import { problemLabels } from "@/components/user/labels";
import type { SponsorWords } from "./sponsor-fields";

async function sponsorProblems(): Promise<ProblemLabels> {
  const [problem, t] = await Promise.all([problemLabels(), getTranslations("coverage.sponsor")]);
  return {
    ...problem,
    gone: { what: t("gone.what"), todo: t("gone.todo") },
    notNow: { what: t("notNow.what"), todo: t("notNow.todo") },
  };
}

/** Words of the dialogs in which an office says what it uses. `year`: this one. */
export async function sponsorWords(year: number): Promise<SponsorWords & Omit<CommandDialogWords, "open" | "title">> {
  const [t, problem] = await Promise.all([getTranslations("coverage.sponsor"), sponsorProblems()]);
  return {
    save: t("save"),
    saving: t("saving"),
    cancel: t("cancel"),
    saved: t("saved"),
    problem,
    office: t("office"),
    choose: t("choose"),
    programme: t("programme"),
    programmeHint: t("programmeHint"),
    budget: t("budget"),
    no: t("no"),
    yes: t("yes"),
    line: t("line"),
    lineHint: t("lineHint"),
    year: t("year"),
    amount: t("amount"),
    amountHint: t("amountHint"),
    officeMissing: t("officeMissing"),
    programmeShort: t("programmeShort"),
    lineShort: t("lineShort"),
    yearWrong: t("yearWrong", { from: String(year - 1), to: String(year + 2) }),
    amountWrong: t("amountWrong"),
  };
}
