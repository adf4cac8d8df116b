-- Complaints, each under an Idempotency-Key of its own: BODY (file), TOKEN, ROUND.
dofile(os.getenv("LUA_DIR") .. "/result.lua")

local threads = 0
local count = 0
local head, tail

function setup(thread)
	threads = threads + 1
	thread:set("seed", threads)
end

function init()
	local file = assert(io.open(os.getenv("BODY"), "rb"))
	local body = file:read("*a")

	file:close()
	head = "POST /v1/pengaduan HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: " .. #body ..
		"\r\nAuthorization: Bearer " .. os.getenv("TOKEN") .. "\r\nIdempotency-Key: ukur-" .. os.getenv("ROUND") .. "-" .. seed .. "-"
	tail = "\r\n\r\n" .. body
end

function request()
	count = count + 1
	return head .. string.format("%09d", count) .. tail
end
