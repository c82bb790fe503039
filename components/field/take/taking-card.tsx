"use client";

import { useTranslations } from "next-intl";
import { useWorkplace } from "@/components/field/work/work-context";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { TakingState } from "@/lib/client/field/taking";

/** A take-along that runs: how far, and stopping it. */
export function TakingCard({ taking }: { readonly taking: Extract<TakingState, { readonly kind: "running" }> }) {
  const t = useTranslations("take.taking");
  const workplace = useWorkplace();
  const { progress, isStopping } = taking;
  return (
    <Card title={t("title")}>
      <div className="space-y-4">
        <ProgressBar
          label={t("label")}
          value={progress?.done ?? 0}
          max={progress?.total ?? 1}
          text={progress === null ? t("begins") : t("text", { done: progress.done, total: progress.total })}
        />
        <p className="text-sm text-muted" role="status">
          {t(progress?.isWaiting === true ? "waits" : "stay")}
        </p>
        <Button icon="x" busy={isStopping} busyLabel={t("stopping")} onClick={() => workplace.taking.stop()}>
          {t("stop")}
        </Button>
      </div>
    </Card>
  );
}

/** How the last one ended: said until another begins. */
export function TakingEnd({ taking }: { readonly taking: TakingState }) {
  const t = useTranslations("take.ended");
  const errors = useErrorTexts();
  if (taking.kind !== "ended") return null;
  const { report } = taking;
  if (report.kind === "done")
    return (
      <Alert tone="success" live="polite" title={t("done", { count: report.total })}>
        <a href="#/keluarga" className="link inline-flex min-h-12 items-center">
          {t("toList")}
        </a>
      </Alert>
    );
  return (
    <Alert tone={report.kind === "refused" || report.kind === "full" ? "danger" : "attention"} live="assertive">
      {t(report.kind, {
        what: report.kind === "refused" ? `${errors[report.code].what} ${errors[report.code].todo}` : "",
      })}
    </Alert>
  );
}
