"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { type ErrorTexts, ErrorTextsProvider } from "@/components/shell/error-texts";
import { ERROR_CODES } from "@/lib/domain/error/error-code";

/** The texts of refusals, as the portal's layout gives them to its pages. */
export function FieldErrorTexts({ children }: { readonly children: ReactNode }) {
  const t = useTranslations("errors");
  const texts = useMemo(
    () =>
      Object.fromEntries(
        ERROR_CODES.map((code) => [code, { what: t(`code.${code}.what`), todo: t(`code.${code}.todo`) }]),
      ) as ErrorTexts,
    [t],
  );
  return <ErrorTextsProvider texts={texts}>{children}</ErrorTextsProvider>;
}
