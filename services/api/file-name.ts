// The name of a file that our API answers with. Apart from call-api.ts, which every page loads.

export function fileNameIn(headers: Headers): string {
  const [, name = 'export'] =
    /filename\*=UTF-8''([^;]+)/.exec(headers.get('content-disposition') ?? '') ?? [];
  return decodeURIComponent(name);
}
