# The two commands are `make run` and `make test`; both set up what they need. See README.md.
LOCAL = @exec deploy/local/python -m deploy.local

.PHONY: run test check format torture bench pictures clean

run: ## the demonstration on 127.0.0.1:8000 (PORT=8123 moves it, LAN=1 opens it to the local network)
	$(LOCAL).run

test: ## everything: checks, then the whole suite on SQLite and on PostgreSQL with Redis
	$(LOCAL).suite

check: ## linters, types, layers
	$(LOCAL).check

format: ## rewrite the Python source in the project's format
	$(LOCAL).check --format

torture: ## the long doses: kills, races, floods
	$(LOCAL).suite --torture

bench: ## the load generator and its references
	$(LOCAL).suite --bench

pictures: ## every screen of a table and round it at 360, 768 and 1280 px, for docs/screens.md
	$(LOCAL).pictures

clean: ## forget everything that was installed or built, and the demonstration's data
	rm -rf .venv .run node_modules static/build
