"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { FormStep } from "@/lib/domain/form/step";
import { useFormTools } from "./form-context";
import { SaveStatus } from "./save-status";

export interface BottomBarProps {
  /** Undefined: this screen has no way back. */
  readonly previous?: FormStep | null;
  readonly next: FormStep | null;
  readonly nextLabel?: string;
  readonly children?: ReactNode;
}

/** The next step under the thumb, above the portal's own bar. */
export function BottomBar({ previous, next, nextLabel, children }: BottomBarProps) {
  const { goTo, store } = useFormTools();
  const t = useTranslations("form");
  return (
    <div className="no-print sticky bottom-(--bar-height) z-10 -mx-4 mt-6 space-y-2 border-t border-line bg-surface px-4 py-2.5 lg:bottom-0 lg:mx-0 lg:rounded-md lg:border lg:shadow-soft">
      <SaveStatus session={store.session} timeZone={store.page.head.timeZone} onlyTrouble />
      <div className="flex gap-2">
        {previous === undefined ? null : (
          <Button icon="arrow-left" onClick={() => goTo(previous)}>
            {t("back")}
          </Button>
        )}
        {children}
        {next === null ? null : (
          <span className="flex-1 lg:flex lg:justify-end lg:*:w-auto">
            <Button variant="primary" wide onClick={() => goTo(next)}>
              {nextLabel ?? t("next")}
            </Button>
          </span>
        )}
      </div>
    </div>
  );
}
