"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useState } from "react";
import { FieldHeading } from "@/components/field/field-heading";
import { LinkRows } from "@/components/field/link-row";
import { useWork } from "@/components/field/work/work-context";
import { buttonClass } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { DroppedNote } from "./dropped-note";
import { HandoverCard } from "./handover-card";
import { LineRow } from "./line-row";
import { NeedsYou } from "./needs-you";
import { groupLines, type OutboxLine } from "./outbox-lines";
import { SyncCard } from "./sync-card";
import { useFreshLeases } from "./use-fresh-leases";
import { useName } from "./use-name";

/** Everything of this person that goes to the portal: what needs them first, what is on its way, what has its receipt. */
export default function OutboxScreen() {
  const t = useTranslations("outbox");
  const items = useWork((state) => state.items);
  const records = useWork((state) => state.records);
  const [dropped, setDropped] = useState<string | null>(null);
  useFreshLeases();
  const { needsYou, onTheWay, typed, taken } = useMemo(() => groupLines(items, records), [items, records]);
  const hasUnsent = items.some(({ open, photos, refusedPhotos }) => open + photos + refusedPhotos > 0);
  const isEmpty = needsYou.length + onTheWay.length + typed.length + taken.length === 0;
  return (
    <div className="space-y-5 pb-6">
      <div>
        <FieldHeading title={t("title")} />
        <p>{t("lead")}</p>
      </div>
      <SyncCard />
      <DroppedNote name={dropped} />
      {isEmpty ? <Empty /> : null}
      {needsYou.length === 0 ? null : (
        <section aria-labelledby="perlu-anda" className="space-y-3">
          <h2 id="perlu-anda" className="text-xl">
            {t("needsYou")}
          </h2>
          {needsYou.map((line) => (
            <NeedsYouCard key={line.id} line={line} onDropped={setDropped} />
          ))}
        </section>
      )}
      <Group title={t("onTheWay")} lines={onTheWay} />
      <Group title={t("typed")} hint={t("typedHint")} lines={typed} />
      {taken.length === 0 ? null : <Taken lines={taken} />}
      {hasUnsent ? <HandoverCard /> : null}
    </div>
  );
}

function Empty() {
  const t = useTranslations("outbox");
  return (
    <EmptyState
      title={t("emptyTitle")}
      icon="send"
      action={
        <a href="#/keluarga" className={buttonClass("primary")}>
          <Icon name="users" />
          {t("begin")}
        </a>
      }
    >
      {t("empty")}
    </EmptyState>
  );
}

function Taken({ lines }: { readonly lines: readonly OutboxLine[] }) {
  const t = useTranslations("outbox");
  return (
    <details className="rounded-md border border-line bg-surface">
      <summary className="flex min-h-14 items-center gap-3 rounded-md px-4 font-semibold hover:bg-laut-wash">
        <Icon name="circle-check" className="size-6 text-daun" />
        <span className="min-w-0 flex-1">{t("taken", { count: lines.length })}</span>
        <Icon name="chevron-down" className="size-5 text-muted" />
      </summary>
      <p className="border-t border-line px-4 py-2 text-sm text-muted">{t("takenHint")}</p>
      <ul className="divide-y divide-line border-t border-line">
        {lines.map((line) => (
          <LineRow key={line.id} line={line} />
        ))}
      </ul>
    </details>
  );
}

interface GroupProps {
  readonly title: string;
  readonly hint?: ReactNode;
  readonly lines: readonly OutboxLine[];
}

function Group({ title, hint = null, lines }: GroupProps) {
  if (lines.length === 0) return null;
  return (
    <section aria-label={title} className="space-y-2">
      <h2 className="text-xl">{title}</h2>
      {hint === null ? null : <p className="text-sm text-muted">{hint}</p>}
      <LinkRows>
        {lines.map((line) => (
          <LineRow key={line.id} line={line} />
        ))}
      </LinkRows>
    </section>
  );
}

function NeedsYouCard({ line, onDropped }: { readonly line: OutboxLine; readonly onDropped: (name: string) => void }) {
  const t = useTranslations("outbox");
  const name = useName()(line);
  if (line.item === null) return null;
  return (
    <Card tone="danger" headingLevel={3} title={name}>
      <NeedsYou line={line} item={line.item} onDropped={onDropped} />
      <p className="mt-2">
        <a href={`#/kirim/${line.id}`} className="link inline-flex min-h-12 items-center">
          {t("details")}
          <span className="sr-only">: {name}</span>
        </a>
      </p>
    </Card>
  );
}
