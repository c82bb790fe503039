"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ChoiceGroup } from "@/components/ui/choice-group";

/** In the place of a photo where none is taken. */
export function NoPhoto({ id, legend }: { readonly id: string; readonly legend: ReactNode }) {
  const t = useTranslations("form.field");
  return (
    <ChoiceGroup id={id} legend={legend}>
      <p className="text-muted">{t("noPhoto")}</p>
    </ChoiceGroup>
  );
}
