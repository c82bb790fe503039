"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FieldHeading } from "@/components/field/field-heading";
import { useRead } from "@/components/field/use-read";
import { Waiting } from "@/components/field/waiting";
import { useWork, useWorkplace } from "@/components/field/work/work-context";
import { Alert } from "@/components/ui/alert";
import { buttonClass } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { trailOf } from "@/lib/client/field/trail";
import { DroppedNote } from "./dropped-note";
import { ItemStateBadge } from "./item-state";
import { NeedsYou } from "./needs-you";
import { formPath, type OutboxLine } from "./outbox-lines";
import { TrailList } from "./trail-list";
import { useFreshLeases } from "./use-fresh-leases";
import { useName } from "./use-name";

/** One record on its way: what the portal said of it, what to do, and each step. */
export default function OutboxItem({ id }: { readonly id: string }) {
  const t = useTranslations("outbox");
  const workplace = useWorkplace();
  const items = useWork((state) => state.items);
  const records = useWork((state) => state.records);
  const [dropped, setDropped] = useState<string | null>(null);
  useFreshLeases();
  const steps = useRead(() => trailOf(workplace.parts, id), items);
  const item = items.find(({ recordId }) => recordId === id) ?? null;
  const record = records.find((each) => each.id === id);
  const name = useName();
  if (steps === null) return <Waiting label={t("loading")} />;
  const line: OutboxLine = { id, headName: record?.headName ?? "", what: record?.what ?? "proposal", item };
  return (
    <div className="space-y-5 pb-6">
      <div>
        <p className="mb-1">
          <a href="#/kirim" className={buttonClass("quiet", "normal", "-ms-4")}>
            <Icon name="arrow-left" />
            {t("back")}
          </a>
        </p>
        <FieldHeading title={steps.length === 0 && record === undefined ? t("missing") : name(line)} />
        {item === null ? null : <ItemStateBadge state={item.state} />}
      </div>
      <DroppedNote name={dropped} />
      {item?.state === "needs-you" ? (
        <Card tone="danger">
          <NeedsYou line={line} item={item} onDropped={setDropped} />
        </Card>
      ) : null}
      {item?.isPutOff === true && item.state !== "needs-you" ? <Alert tone="attention">{t("putOff")}</Alert> : null}
      {steps.length === 0 ? (
        <EmptyState title={t("missing")} icon="send">
          {t("missingText")}
        </EmptyState>
      ) : (
        <TrailList steps={steps} what={line.what} item={item} />
      )}
      {record === undefined || item?.state === "needs-you" ? null : (
        <a href={`#${formPath(id, line.what)}`} className={buttonClass("secondary", "normal", "w-full sm:w-auto")}>
          <Icon name="pencil" />
          {t("fill")}
        </a>
      )}
    </div>
  );
}
