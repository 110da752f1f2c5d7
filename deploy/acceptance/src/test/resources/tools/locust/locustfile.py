from locust import User, constant, task

ROUNDS = 10


class Shopper(User):
    """Its requests need no server."""

    wait_time = constant(0.01)
    rounds = 0

    def request(self, name, exception=None):
        self.environment.events.request.fire(
            request_type="GET",
            name=name,
            response_time=5,
            response_length=10,
            exception=exception,
            context={},
        )

    @task
    def shop(self):
        self.rounds += 1
        self.request("/cart")
        self.request("/checkout", RuntimeError("no database") if self.rounds % 5 == 0 else None)
        if self.rounds == ROUNDS:
            raise ValueError("no such article")
