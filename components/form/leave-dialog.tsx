"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { RadioCards } from "@/components/ui/radio-cards";
import { isLeavingPresence, leavingOf, leavingPlace } from "@/lib/domain/form/leaving";
import { answerIn } from "@/lib/domain/instrument/answers";
import { isPresent } from "@/lib/domain/instrument/form";
import { findQuestion } from "@/lib/domain/instrument/instrument";
import { useForm, useFormTools } from "./form-context";
import type { FormStore } from "./form-store";
import { useStepTitle } from "./use-step-title";

export interface LeaveDialogProps {
  readonly uid: string | null;
  readonly onClose: () => void;
}

/**
 * Asks what happened to a person who is no longer part of the family. A death and a departure abroad go on to a screen for
 * their day and evidence; what concerns a second family is recorded at its own desk, and nothing is written here.
 */
export function LeaveDialog({ uid, onClose }: LeaveDialogProps) {
  const { store, goTo, address } = useFormTools();
  const t = useTranslations("form.leave");
  const common = useTranslations("common");
  const { nameOf } = useStepTitle();
  const [chosen, setChosen] = useState("");
  const [isMissing, setMissing] = useState(false);
  const desk = useDesk(store, address.goToPage);
  const offered = useOffered(uid);
  const presence = Number(chosen);
  const place = isLeavingPresence(presence) ? leavingPlace(presence, store.page.undoesRevision !== null) : null;
  const close = () => {
    setChosen("");
    setMissing(false);
    desk.reset();
    onClose();
  };
  const confirm = () => {
    if (uid === null || place === null || !isLeavingPresence(presence)) return setMissing(true);
    if (place.kind === "transfer" || place.kind === "events") return desk.open(place.kind);
    if (place.kind === "here") store.leaveMember(uid, presence);
    else store.tellEvent(uid, place.code);
    close();
    if (place.kind === "event") goTo({ kind: "event", uid });
  };
  const isElsewhere = place?.kind === "transfer" && !store.page.mayMove;
  return (
    <ConfirmDialog
      open={uid !== null}
      onClose={close}
      onConfirm={confirm}
      title={t("title", { name: uid === null ? "" : nameOf(uid) })}
      confirmLabel={isElsewhere ? null : t(`confirm.${place?.kind ?? "here"}`)}
      busyLabel={t("saving")}
      busy={desk.isBusy}
      cancelLabel={common(isElsewhere ? "close" : "cancel")}
    >
      <RadioCards
        id="isian-keluar"
        name="isian-keluar"
        legend={t("question")}
        hint={t("hint")}
        error={isMissing && chosen === "" ? t("missing") : undefined}
        value={chosen}
        onChange={setChosen}
        options={offered.map((code) => ({ value: String(code), label: t(`presence.${code}`) }))}
      />
      <div className="mt-3 space-y-2" aria-live="polite">
        {place === null || place.kind === "here" ? null : (
          <p className="text-sm text-muted">{t(isElsewhere ? "elsewhere" : `way.${place.kind}`)}</p>
        )}
        {desk.isUnsaved ? <Alert tone="attention">{t("unsaved")}</Alert> : null}
      </div>
    </ConfirmDialog>
  );
}

/** What this form knows of leaving, and can be true of this person. */
function useOffered(uid: string | null) {
  const { store } = useFormTools();
  const recorded = useForm(() => store.session.getState().server.base.members[uid ?? ""]);
  const question = findQuestion(store.instrument, "member", "presence");
  const codes = question?.type === "choice" ? question.options.map(({ code }) => code) : [];
  const now = answerIn(recorded, "presence");
  return leavingOf(isPresent(recorded ?? {})).filter((code) => codes.includes(code) && code !== now);
}

type Desk = "transfer" | "events";
const DESKS = { transfer: "pindah", events: "peristiwa" } as const satisfies Record<Desk, string>;

/** The way to another desk: only once everything typed here is with the portal or safe on the device. */
function useDesk(store: FormStore, goToPage: (href: string) => void) {
  const [isBusy, setBusy] = useState(false);
  const [isUnsaved, setUnsaved] = useState(false);
  const open = async (kind: Desk) => {
    setBusy(true);
    const failed = await store.session.sendAll();
    const isKept = failed === null || store.session.getState().device.kind !== "unavailable";
    if (isKept) goToPage(`/keluarga/${store.page.head.householdPublicId}/${DESKS[kind]}`);
    setUnsaved(!isKept);
    setBusy(isKept);
  };
  const reset = () => {
    setBusy(false);
    setUnsaved(false);
  };
  return { isBusy, isUnsaved, open: (kind: Desk) => void open(kind), reset };
}
