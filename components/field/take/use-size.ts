"use client";

import { useTranslations } from "next-intl";
import { sizeOf } from "@/lib/client/field/room";

/** Says a number of bytes: "1,4 MB". */
export function useSize(): (bytes: number) => string {
  const t = useTranslations("outbox");
  return (bytes) => t("size", sizeOf(bytes));
}
