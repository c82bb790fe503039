"use client";

import { useTranslations } from "next-intl";
import { useWhen } from "@/components/field/use-when";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-name";
import type { OperationState } from "@/lib/client/field/field-store";
import type { Item } from "@/lib/client/field/outbox";
import type { RecordLine } from "@/lib/client/field/record-line";
import type { TrailStep } from "@/lib/client/field/trail";

const LOOK = {
  queued: { icon: "clock", tone: "text-kunyit" },
  sending: { icon: "refresh-cw", tone: "text-laut" },
  taken: { icon: "circle-check", tone: "text-daun" },
  refused: { icon: "triangle-alert", tone: "text-cabai" },
  replaced: { icon: "pencil", tone: "text-muted" },
  dropped: { icon: "circle-minus", tone: "text-muted" },
} as const satisfies Record<OperationState, { icon: IconName; tone: string }>;

export interface TrailListProps {
  readonly steps: readonly TrailStep[];
  readonly what: RecordLine["what"];
  readonly item: Item | null;
}

/** Each step of a record, in the order it was made, with what became of it. */
export function TrailList({ steps, what, item }: TrailListProps) {
  const t = useTranslations("outbox.trail");
  return (
    <Card title={t("title")}>
      <ol className="space-y-3">
        {steps.map((step) => (
          <Step key={step.opId} step={step} what={what} />
        ))}
        {item !== null && item.photos > 0 ? (
          <li className="flex gap-2">
            <Icon name="camera" className="mt-0.5 size-5 shrink-0 text-kunyit" />
            {t("photosWaiting", { count: item.photos })}
          </li>
        ) : null}
        {item !== null && item.refusedPhotos > 0 ? (
          <li className="flex gap-2">
            <Icon name="camera" className="mt-0.5 size-5 shrink-0 text-cabai" />
            {t("photosRefused", { count: item.refusedPhotos })}
          </li>
        ) : null}
      </ol>
    </Card>
  );
}

function Step({ step, what }: { readonly step: TrailStep; readonly what: RecordLine["what"] }) {
  const t = useTranslations("outbox.trail");
  const when = useWhen();
  const { kind, count, takenAt, queuedAt, mergedWith } = step;
  // What was handed over by a window that is gone waits, whatever was written down.
  const state = step.state === "sending" && !step.isUnderWay ? "queued" : step.state;
  const { icon, tone } = LOOK[state];
  const title = kind === "send" && what === "check" ? t("sendCheck") : t(kind, { count });
  return (
    <li className="flex gap-2">
      <Icon name={icon} className={`mt-0.5 size-5 shrink-0 ${tone}`} />
      <span className="min-w-0">
        <span className="block">
          {title}, <span className="font-semibold">{t(state, { when: takenAt === null ? "" : when(takenAt) })}</span>
        </span>
        <span className="block text-sm text-muted">{t("made", { when: when(queuedAt) })}</span>
        {mergedWith.length === 0 ? null : (
          <span className="block text-sm">{t("merged", { names: mergedWith.join(", ") })}</span>
        )}
      </span>
    </li>
  );
}
