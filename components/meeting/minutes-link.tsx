import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/link-button";

export async function MinutesLink({ publicId }: { readonly publicId: string }) {
  const t = await getTranslations("meeting.minutes");
  return (
    <LinkButton href={`/musyawarah/${publicId}/berita-acara`} icon="file-text">
      {t("link")}
    </LinkButton>
  );
}
