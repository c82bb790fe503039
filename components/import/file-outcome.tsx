import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { FileKind, FileState } from "./file-state";

export interface FileOutcomeProps {
  readonly kind: FileKind;
  readonly state: FileState;
  /** Why it stopped; null where it did not. */
  readonly reason: string | null;
  readonly progress: { readonly done: number; readonly total: number };
  /** The page where another file is chosen. */
  readonly href: string;
  /** What is said once it is written. */
  readonly committed: ReactNode;
}

/** Where a file stands: at work, stopped with its reason and what to do, or done with the way onward. */
export async function FileOutcome({ kind, state, reason, progress, href, committed }: FileOutcomeProps) {
  const t = await getTranslations(`${kind}.page`);
  const again = (
    <LinkButton href={href} icon="upload" variant="primary">
      {t("again")}
    </LinkButton>
  );
  switch (state) {
    case "checking":
    case "committing":
      return <AtWork kind={kind} state={state} progress={progress} />;
    case "asking":
      return null;
    case "refused":
    case "failed":
      return (
        <Alert tone="danger" title={t(state === "refused" ? "refusedTitle" : "failedTitle")}>
          <p className="mb-3">{reason}</p>
          {again}
        </Alert>
      );
    case "cancelled":
    case "uploaded":
      return (
        <Alert tone="neutral">
          <p className="mb-3">{t("cancelled")}</p>
          {again}
        </Alert>
      );
    case "committed":
      return committed;
    case "ready":
      return reason === null ? null : (
        <Alert tone="danger" live="polite" title={t("lastFailure")}>
          <p>{reason}</p>
        </Alert>
      );
  }
}

async function AtWork({
  kind,
  state,
  progress: { done, total },
}: Pick<FileOutcomeProps, "kind" | "progress"> & { readonly state: "checking" | "committing" }) {
  const t = await getTranslations(`${kind}.page`);
  const title = t(state);
  return (
    <Card title={title}>
      <div role="status">
        {state === "checking" && total > 0 ? (
          <ProgressBar label={title} labelHidden value={done} max={total} text={t("checkingText", { done, total })} />
        ) : (
          <p>{title}</p>
        )}
      </div>
      <p className="mt-3 text-muted">{t("leave")}</p>
    </Card>
  );
}
