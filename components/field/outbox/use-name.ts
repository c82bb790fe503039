"use client";

import { useTranslations } from "next-intl";
import type { OutboxLine } from "./outbox-lines";

/** How a record is called: by the head of the family, and a check by that word too. */
export function useName(): (line: Pick<OutboxLine, "headName" | "what">) => string {
  const t = useTranslations("outbox");
  return ({ headName, what }) => {
    const name = headName === "" ? t("family") : headName;
    return what === "check" ? `${t("check")}: ${name}` : name;
  };
}
