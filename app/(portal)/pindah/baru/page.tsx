import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RequestInForm } from "@/components/transfer/request-in-form";
import { requestInWords } from "@/components/transfer/request-in-words";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { regionLabel } from "@/lib/server/region/queries";
import { findHostFamily, findTypedPeople } from "@/lib/server/transfer/known-people";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("transfer.new"))("title") };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** `keluarga`: the family they join. `usulan` and `orang`: whom a proposal named that was refused (V37). */
export default async function NewTransferPage({ searchParams }: PageProps<"/pindah/baru">) {
  const actor = await requirePermission("transfer:request");
  const query = await searchParams;
  const text = (name: string) => {
    const value = query[name];
    return typeof value === "string" ? value : "";
  };
  const proposal = parsePublicId(text("usulan"));
  const uids = text("orang")
    .split(",")
    .filter((uid) => UUID.test(uid))
    .slice(0, 8);
  const [t, list, common, village, family, known, words] = await Promise.all([
    getTranslations("transfer.new"),
    getTranslations("transfer"),
    getTranslations("common"),
    regionLabel(actor.grant.regionCode),
    findHostFamily(actor, text("keluarga")),
    proposal === null ? [] : findTypedPeople(actor, proposal, uids),
    requestInWords(),
  ]);
  return (
    <>
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: list("title"), href: "/pindah" }, { label: t("title") }]}
          />
        }
        title={t("title")}
        lead={t("lead", { village })}
      />
      <RequestInForm
        villageCode={actor.grant.regionCode}
        grantId={actor.grant.id}
        family={family === null ? null : { id: family.id, label: t("targetFamily", { name: family.headName }) }}
        known={known}
        words={words}
      />
    </>
  );
}
