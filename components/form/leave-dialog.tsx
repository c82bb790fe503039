"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { RadioCards } from "@/components/ui/radio-cards";
import { isLeavingPresence, LEAVING_PRESENCE } from "@/lib/domain/form/leaving";
import { findQuestion } from "@/lib/domain/instrument/instrument";
import { useFormTools } from "./form-context";
import { useStepTitle } from "./use-step-title";

/** Asks what happened to a person who is no longer part of the family. */
export function LeaveDialog({ uid, onClose }: { readonly uid: string | null; readonly onClose: () => void }) {
  const { store } = useFormTools();
  const t = useTranslations("form.leave");
  const common = useTranslations("common");
  const { nameOf } = useStepTitle();
  const [presence, setPresence] = useState("");
  const [isMissing, setMissing] = useState(false);
  const question = findQuestion(store.instrument, "member", "presence");
  const codes = question?.type === "choice" ? question.options.map(({ code }) => code) : [];
  const offered = LEAVING_PRESENCE.filter((code) => codes.includes(code));
  const close = () => {
    setPresence("");
    setMissing(false);
    onClose();
  };
  const confirm = () => {
    const code = Number(presence);
    if (uid === null || !isLeavingPresence(code)) return setMissing(true);
    store.leaveMember(uid, code);
    close();
  };
  return (
    <ConfirmDialog
      open={uid !== null}
      onClose={close}
      onConfirm={confirm}
      title={t("title", { name: uid === null ? "" : nameOf(uid) })}
      confirmLabel={t("confirm")}
      cancelLabel={common("cancel")}
    >
      <RadioCards
        id="isian-keluar"
        name="isian-keluar"
        legend={t("question")}
        hint={t("hint")}
        error={isMissing && presence === "" ? t("missing") : undefined}
        value={presence}
        onChange={setPresence}
        options={offered.map((code) => ({ value: String(code), label: t(`presence.${code}`) }))}
      />
    </ConfirmDialog>
  );
}
