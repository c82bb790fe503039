"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { newOperationId, sendCommand } from "@/lib/client/command/send-command";
import type { ErrorCode } from "@/lib/domain/error/error-code";
import { type ItemField, type ItemForm, readItemForm } from "@/lib/domain/regional/item-form";
import { ItemFields } from "./item-fields";
import { ItemPreview } from "./item-preview";
import { RetireItem } from "./retire-item";

export interface ItemEditorProps {
  readonly grantId: string;
  /** Null for an item that does not exist yet. */
  readonly known: { readonly itemId: string; readonly version: number; readonly isRetired: boolean } | null;
  readonly start: ItemForm;
}

/** Writes an item, with the question beside it as the form will show it. */
export function ItemEditor({ grantId, known, start }: ItemEditorProps) {
  const router = useRouter();
  const errors = useErrorTexts();
  const t = useTranslations("regional.edit");
  const attempt = useRef({ itemId: known?.itemId ?? uuidv7(), operationId: newOperationId() });
  const [form, setForm] = useState(start);
  const [faults, setFaults] = useState<readonly ItemField[]>([]);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ErrorCode | null>(null);

  const change = (part: Partial<ItemForm>) => {
    const next = { ...form, ...part };
    setForm(next);
    if (faults.length === 0) return;
    const read = readItemForm(next);
    setFaults(read.ok ? [] : faults.filter((fault) => read.faults.includes(fault)));
  };

  const save = async () => {
    const read = readItemForm(form);
    setFaults(read.ok ? [] : read.faults);
    if (!read.ok) return;
    setBusy(true);
    setRefused(null);
    const { itemId, operationId } = attempt.current;
    const input = { itemId, version: known?.version ?? 0, content: read.content };
    const outcome = await sendCommand("regional-item.save", input, { grantId, operationId });
    if (outcome.ok) {
      router.push("/item-daerah");
      router.refresh();
      return;
    }
    if (outcome.error.code !== "UNAVAILABLE") attempt.current = { itemId, operationId: newOperationId() };
    setBusy(false);
    setRefused(outcome.error.code);
  };

  return (
    <div className="grid gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(18rem,2fr)]">
      <div className="grid grid-cols-1 content-start gap-5">
        {known?.isRetired === true ? <Alert tone="attention">{t("retired")}</Alert> : null}
        {refused === null ? null : (
          <Alert tone="danger" live="assertive" title={errors[refused].what}>
            {errors[refused].todo}
          </Alert>
        )}
        {faults.length === 0 ? null : (
          <Alert tone="danger" live="assertive" title={t("faults")}>
            <ul className="list-disc ps-5">
              {faults.map((fault) => (
                <li key={fault}>{t(`fault.${fault}`)}</li>
              ))}
            </ul>
          </Alert>
        )}
        <ItemFields form={form} faults={faults} onChange={change} />
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" icon="save" busy={busy} busyLabel={t("saving")} onClick={() => void save()}>
            {t("save")}
          </Button>
          {known === null || known.isRetired ? null : <RetireItem grantId={grantId} known={known} />}
        </div>
      </div>
      <div className="lg:sticky lg:top-4 lg:self-start">
        <Card title={t("preview")}>
          <ItemPreview form={form} />
        </Card>
      </div>
    </div>
  );
}
