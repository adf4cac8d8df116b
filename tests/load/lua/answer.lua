-- Answers of surveys, each with an invitation of its own: FIRST (number of the first token), EACH (tokens for each thread), YEAR, ROUNDS.
dofile(os.getenv("LUA_DIR") .. "/result.lua")

local threads = 0
local number, rounds, year

function setup(thread)
	thread:set("seed", threads)
	threads = threads + 1
end

function init()
	number = tonumber(os.getenv("FIRST")) + seed * tonumber(os.getenv("EACH"))
	rounds = tonumber(os.getenv("ROUNDS"))
	year = tonumber(os.getenv("YEAR"))
end

function request()
	local body = string.format('{"token":"%022d","jawaban":{"persyaratan":%d,"prosedur":3,"waktu":4,"biaya":4,"produk":3,"kompetensi":%d,' ..
		'"perilaku":4,"pengaduan":2,"sarana":3},"profil":{"jenis_kelamin":"P","usia":%d,"pendidikan":"S1","pekerjaan":"WIRAUSAHA"}}',
		number, 1 + number % 4, 2 + number % 3, 17 + number % 50)
	local path = string.format("/v1/skm/survei/00080000-0000-7000-8000-%012d/respon", year * 100000 + number % rounds + 1)

	number = number + 1
	return "POST " .. path .. " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: " .. #body .. "\r\n\r\n" .. body
end
