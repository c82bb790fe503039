"use client";

import { useTranslations } from "next-intl";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { ErrorCode } from "@/lib/domain/error/error-code";

/** Why the portal did not tell what was asked of it. */
export type Unanswered = { readonly kind: "silence" | "busy" } | { readonly kind: "refused"; readonly code: ErrorCode };

export function Trouble({ trouble, onAgain }: { readonly trouble: Unanswered; readonly onAgain: () => void }) {
  const t = useTranslations("take.failed");
  const errors = useErrorTexts();
  const isRefused = trouble.kind === "refused";
  return (
    <Alert
      tone={isRefused ? "danger" : "attention"}
      live="assertive"
      title={isRefused ? errors[trouble.code].what : t(trouble.kind)}
    >
      {isRefused ? <p>{errors[trouble.code].todo}</p> : null}
      <div className="mt-2">
        <Button icon="refresh-cw" onClick={onAgain}>
          {t("again")}
        </Button>
      </div>
    </Alert>
  );
}
