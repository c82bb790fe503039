/** Dots for each point of the picture: sharp on paper. */
const SCALE = 2;
/** Browsers draw no larger canvas. */
const MOST_DOTS = 16_000;

/** Draws a picture of the portal as PNG and saves it. False where the picture cannot be had or drawn. */
export async function savePng(href: string, name: string): Promise<boolean> {
  const image = new Image();
  image.src = href;
  try {
    await image.decode();
  } catch {
    return false;
  }
  const { naturalWidth: width, naturalHeight: height } = image;
  const scale = Math.min(SCALE, MOST_DOTS / Math.max(width, height, 1));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, "image/png");
  });
  if (blob === null) return false;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
  return true;
}
