import { getTranslations } from "next-intl/server";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import type { ProposalHead } from "@/lib/domain/form/proposal-head";

/** Whose form this is, and the way back to where the proposal stands. */
export async function FormHeading({ head }: { readonly head: ProposalHead }) {
  const t = await getTranslations("proposal");
  const common = await getTranslations("common");
  return (
    <div className="min-w-0">
      <Breadcrumbs
        label={common("breadcrumbs")}
        items={[{ href: `/usulan/${head.publicId}`, label: t("proposal") }, { label: t("fill") }]}
      />
      <h1 className="text-xl sm:text-2xl">
        {head.headName === "" ? t("newFamily") : t("familyOf", { name: head.headName })}
      </h1>
    </div>
  );
}
