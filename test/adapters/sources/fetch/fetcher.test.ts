import { createServer, type RequestListener } from "node:http";
import { connect } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { Agent } from "undici";
import { fetchPage } from "../../../../src/adapters/sources/fetch/fetch-page.ts";
import { createFetcher } from "../../../../src/adapters/sources/fetch/fetcher.ts";
import { InputError, UnavailableError } from "../../../../src/domain/errors.ts";

/** A fetcher whose every connection leads to a server of this test, whatever the address. */
async function fetching(answer: RequestListener, totalMs?: number) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const place = server.address();
  if (place === null || typeof place === "string") throw new Error("the server has no port");
  const dispatcher = new Agent({
    connect: (_options, callback) => {
      const socket = connect(place.port, "127.0.0.1");
      socket.once("connect", () => callback(null, socket));
      socket.once("error", (error) => callback(error, null));
    },
  });
  onTestFinished(async () => {
    await dispatcher.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return createFetcher({ dispatcher, ...(totalMs === undefined ? {} : { totalMs }) });
}
const html = { types: ["text/html"], maxBytes: 1_000 };
const page: RequestListener = (_request, response) => {
  response.setHeader("content-type", "text/html; charset=utf-8").setHeader("etag", '"1"').end("<p>Baker</p>");
};

const redirectingTo = (location: string) =>
  fetching((_request, response) => {
    response.writeHead(302, { location }).end();
  });

test("a page is fetched with its validators, and asked for by a name of our own", async () => {
  let agent = "";
  const fetcher = await fetching((request, response) => {
    agent = request.headers["user-agent"] ?? "";
    page(request, response);
  });
  const fetched = await fetcher("https://acme.example/jobs", html);
  expect(fetched).toMatchObject({ kind: "body", url: "https://acme.example/jobs", validators: { etag: '"1"' } });
  expect(agent).toMatch(/^Candor\//u);
});

test("what has not changed since the validators were given is told as that", async () => {
  const fetcher = await fetching((request, response) => {
    response.statusCode = request.headers["if-none-match"] === '"1"' ? 304 : 200;
    response.end();
  });
  const validators = { etag: '"1"', lastModified: null };
  expect(await fetcher("https://acme.example/", { ...html, validators })).toEqual({ kind: "unchanged" });
});

describe("what is refused says what to do", () => {
  test.for([
    ["http://acme.example/", /not encrypted.*https/u],
    ["ftp://acme.example/", /not encrypted/u],
    ["https://user:secret@acme.example/", /user name or password/u],
    ["acme", /no address/u],
  ] as const)("%s", async ([url, says]) => {
    const fetcher = await fetching(page);
    await expect(fetcher(url, html)).rejects.toThrow(says);
    await expect(fetcher(url, html)).rejects.not.toThrow(/secret/u);
  });

  test("a redirect to what may not be fetched", async () => {
    await expect((await redirectingTo("http://acme.example/"))("https://acme.example/", html)).rejects.toThrow(
      /not encrypted/u,
    );
    await expect((await redirectingTo("https://10.0.0.1/"))("https://acme.example/", html)).rejects.toThrow(
      /private network/u,
    );
    await expect((await redirectingTo("/again"))("https://acme.example/", html)).rejects.toThrow(
      /redirects too often/u,
    );
  });

  test("another type than was asked for", async () => {
    const fetcher = await fetching((_request, response) => {
      response.setHeader("content-type", "image/png").end("x");
    });
    await expect(fetcher("https://acme.example/", html)).rejects.toThrow(/sent image\/png, expected text\/html/u);
  });

  test("more than was asked for, announced or not", async () => {
    const long = "x".repeat(2_000);
    const announced = await fetching((_request, response) => {
      response.setHeader("content-type", "text/html").setHeader("content-length", "2000").end(long);
    });
    await expect(announced("https://acme.example/", html)).rejects.toThrow(/sends more than/u);
    const streamed = await fetching((_request, response) => {
      response.setHeader("content-type", "text/html");
      response.write(long);
      response.end(long);
    });
    await expect(streamed("https://acme.example/", html)).rejects.toThrow(InputError);
  });

  test("what is not there", async () => {
    const fetcher = await fetching((_request, response) => {
      response.writeHead(404).end();
    });
    await expect(fetcher("https://acme.example/gone", html)).rejects.toThrow(
      /nothing at https:\/\/acme.example\/gone/u,
    );
  });
});

describe("a server in trouble", () => {
  test("that asks to wait is asked once more after that time", async () => {
    let asked = 0;
    const fetcher = await fetching((request, response) => {
      asked += 1;
      if (asked === 1) response.writeHead(429, { "retry-after": "0" }).end();
      else page(request, response);
    });
    expect(await fetcher("https://acme.example/", html)).toMatchObject({ kind: "body" });
    expect(asked).toBe(2);
  });

  test("that asks to wait for long, or goes on asking, is left alone", async () => {
    let asked = 0;
    const fetcher = await fetching((_request, response) => {
      asked += 1;
      response.writeHead(429, { "retry-after": "3600" }).end();
    });
    await expect(fetcher("https://acme.example/", html)).rejects.toThrow(UnavailableError);
    expect(asked).toBe(1);
  });

  test("that does not answer in time is given up", async () => {
    const fetcher = await fetching(() => undefined, 50);
    await expect(fetcher("https://acme.example/", html)).rejects.toThrow(/did not answer in time/u);
  });
});

const served =
  (robots: string): RequestListener =>
  (request, response) => {
    if (request.url === "/robots.txt") response.setHeader("content-type", "text/plain").end(robots);
    else page(request, response);
  };

const fetchAllowed = async (answer: RequestListener) =>
  fetchPage("https://acme.example/jobs/1", await fetching(answer), { maxBytes: 1_000, validators: null });

const withoutRobots: RequestListener = (request, response) => {
  if (request.url === "/robots.txt") response.writeHead(404).end();
  else page(request, response);
};

describe("a page", () => {
  test("is read where robots.txt allows it, or says nothing, or is not there", async () => {
    expect(await fetchAllowed(served("User-agent: *\nDisallow: /private"))).toMatchObject({ kind: "body" });
    expect(await fetchAllowed(served(""))).toMatchObject({ kind: "body" });
    expect(await fetchAllowed(withoutRobots)).toMatchObject({ kind: "body" });
  });

  test("is left alone where robots.txt forbids it, to all or to Candor", async () => {
    await expect(fetchAllowed(served("User-agent: *\nDisallow: /jobs"))).rejects.toThrow(/asks programs not to read/u);
    await expect(fetchAllowed(served("User-agent: candor\nDisallow: /"))).rejects.toThrow(/asks programs not to read/u);
  });
});
