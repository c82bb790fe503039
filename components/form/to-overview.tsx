"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useFormTools } from "./form-context";

/** From the last screen back to the list of all. */
export function ToOverview() {
  const { goTo } = useFormTools();
  const t = useTranslations("form");
  return (
    <Button variant="primary" onClick={() => goTo(null)}>
      {t("toOverview")}
    </Button>
  );
}
