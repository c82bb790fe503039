import { getTranslations } from "next-intl/server";
import type { RequestInWords } from "./request-in-form";
import { targetWords } from "./target-words";
import { dateLabels, evidenceWords, problemWords, relationOptions } from "./words";

/** Everything the request of a destination says, in the reader's language. */
export async function requestInWords(): Promise<RequestInWords> {
  const t = await getTranslations("transfer.new");
  const problem = await problemWords();
  const raw = (key: "person" | "removePerson") => String(t.raw(key));
  return {
    peopleTitle: t("peopleTitle"),
    peopleHint: t("peopleHint"),
    person: raw("person"),
    addPerson: t("addPerson"),
    removePerson: raw("removePerson"),
    wholeTitle: t("wholeTitle"),
    wholeNo: t("wholeNo"),
    wholeYes: t("wholeYes"),
    wholeHint: t("wholeHint"),
    kk: t("kk"),
    kkProblem: problem["kk"] ?? "",
    targetTitle: t("targetTitle"),
    evidenceTitle: t("evidenceTitle"),
    submit: t("submit"),
    busy: t("busy"),
    done: t("done"),
    noMatch: t("noMatch"),
    noMatchHelp: t("noMatchHelp"),
    limited: t("limited"),
    limitedHelp: t("limitedHelp"),
    personFields: {
      nik: t("nik"),
      nikProblem: problem["nik"] ?? "",
      birthDate: t("birthDate"),
      birthDateProblem: problem["birthDate"] ?? "",
      relation: t("relation"),
      relationUnknown: t("relationUnknown"),
      dateLabels: await dateLabels(),
      relations: await relationOptions(),
    },
    target: await targetWords(),
    evidence: await evidenceWords(),
    problem,
  };
}
