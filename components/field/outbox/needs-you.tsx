"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { KeepAlert } from "@/components/field/keep-alert";
import { hashOf } from "@/components/field/route";
import { useKeeping } from "@/components/field/use-keeping";
import { useRead } from "@/components/field/use-read";
import { goTo } from "@/components/field/use-route";
import { useWorkplace } from "@/components/field/work/work-context";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-style";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Icon } from "@/components/ui/icon";
import type { Item } from "@/lib/client/field/outbox";
import { refusedOf } from "@/lib/client/field/trail";
import { formPath, type OutboxLine } from "./outbox-lines";
import { refusalStep } from "./refusal-step";
import { RefusalText } from "./refusal-text";
import { useName } from "./use-name";

export interface NeedsYouProps {
  readonly line: OutboxLine;
  readonly item: Item;
  readonly onDropped: (name: string) => void;
}

/** Why a record waits for its person, in words, and the next step as a button. */
export function NeedsYou({ line, item, onDropped }: NeedsYouProps) {
  const workplace = useWorkplace();
  const refused = useRead(() => refusedOf(workplace.parts, line.id), item);
  const code = refused?.code ?? item.code;
  if (code === null) return item.conflicts > 0 ? <Choose line={line} count={item.conflicts} /> : null;
  const story = refused?.story ?? null;
  return (
    <>
      <RefusalText code={code} story={story} fields={refused?.fields.length ?? 0} />
      {item.conflicts > 0 ? <Choose line={line} count={item.conflicts} /> : null}
      <Steps line={line} step={refusalStep(code, story)} onDropped={onDropped} />
    </>
  );
}

function Choose({ line, count }: { readonly line: OutboxLine; readonly count: number }) {
  const t = useTranslations("outbox");
  return (
    <>
      <p>{t("conflict.what", { count })}</p>
      <p className="mt-1">{t("conflict.todo")}</p>
      <p className="mt-3">
        <a href={hashOf(formPath(line.id, line.what))} className={buttonClass("primary", "normal", "w-full sm:w-auto")}>
          <Icon name="pencil" />
          {t("act.choose")}
        </a>
      </p>
    </>
  );
}

interface StepsProps {
  readonly line: OutboxLine;
  readonly step: ReturnType<typeof refusalStep>;
  readonly onDropped: (name: string) => void;
}

function Steps({ line, step, onDropped }: StepsProps) {
  const t = useTranslations("outbox");
  const common = useTranslations("common");
  const workplace = useWorkplace();
  const name = useName()(line);
  const { isBusy, unkept, keep } = useKeeping();
  const [isAsking, setAsking] = useState(false);
  const [refused, setRefused] = useState<"notNow" | "notDropped" | null>(null);
  const takeUp = async () => {
    const isTyping = await workplace.takeUp(line.id);
    setRefused(isTyping ? null : "notNow");
    if (isTyping) goTo(hashOf(formPath(line.id, line.what)));
  };
  const drop = async () => {
    const isDropped = await workplace.drop(line.id);
    setRefused(isDropped ? null : "notDropped");
    if (isDropped) onDropped(name);
  };
  return (
    <div className="mt-3 space-y-3">
      <div className="flex flex-col gap-3 sm:flex-row">
        {step === "none" ? null : (
          <Button
            variant="primary"
            icon="pencil"
            busy={isBusy}
            busyLabel={t("act.busy")}
            onClick={() => void keep(takeUp)}
          >
            {t(`act.${step}`)}
          </Button>
        )}
        <Button icon="trash-2" onClick={() => setAsking(true)}>
          {t("act.drop")}
        </Button>
      </div>
      <KeepAlert trouble={unkept} />
      {refused === null ? null : (
        <Alert tone="attention" live="assertive">
          {t(`act.${refused}`)}
        </Alert>
      )}
      <ConfirmDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => void keep(drop).then(() => setAsking(false))}
        title={t("drop.title")}
        confirmLabel={t("drop.confirm")}
        busyLabel={t("act.busy")}
        cancelLabel={common("cancel")}
        tone="danger"
        busy={isBusy}
      >
        <p>{t("drop.text", { name })}</p>
      </ConfirmDialog>
    </div>
  );
}
